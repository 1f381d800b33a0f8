import { DESK_NAMESPACE, getMyStatus, getMyWork, type Offer } from '@guichet/contracts';
import { rooms } from '@guichet/platform';
import { eventually, type TestPerson } from '@guichet/testing';
import { io, type ManagerOptions, type Socket } from 'socket.io-client';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../test-desk.fixtures.ts';
import { offerOf, openHouse } from './routing-house.fixtures.ts';

let desk: TestDesk;
const sockets: Socket[] = [];
beforeAll(async () => {
  desk = await startTestDesk();
});
afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));
afterAll(() => desk.app.stop());

function open(namespace: string, extraHeaders: Record<string, string>, wishes: Partial<ManagerOptions> = {}) {
  const settings = { transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders, ...wishes };
  const socket: Socket = io(`${desk.app.url}${namespace}`, settings);
  sockets.push(socket);
  const heard: { name: string; data: unknown }[] = [];
  socket.onAny((name: string, data: unknown) => void heard.push({ name, data }));
  /** 'connected', or why not. */
  const outcome = new Promise<unknown>((resolve) => {
    socket.on('connect', () => resolve('connected'));
    socket.on('connect_error', (error) => resolve((error as { data?: { code?: string } }).data?.code ?? error.message));
  });
  return { socket, heard, outcome };
}
async function openDesk({ cookie }: TestPerson) {
  const one = open(DESK_NAMESPACE, { cookie });
  expect(await one.outcome).toBe('connected');
  return one;
}
/** Whatever is still on its way has come when what was asked after it is answered. */
const isHeard = ({ socket }: { socket: Socket }): Promise<unknown> =>
  socket.timeout(10_000).emitWithAck('watch', { conversationIds: [] });

describe('who is not logged in', () => {
  it.each<[string, Record<string, string>]>([
    ['has no cookie', {}],
    ['brings one that is none of ours', { cookie: 'guichet_session=forged; __Host-guichet_session=forged' }],
    ['says in his handshake who he would be', { 'x-tenant-id': uuid(), authorization: 'Bearer forged' }],
  ])('gets no desk: %s', async (_, headers) => {
    expect(await open(DESK_NAMESPACE, headers, { query: { tenantId: uuid() } }).outcome).toBe('unauthenticated');
  });

  it('hears nothing of an offer by any other way in', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia');
    const root = open('/', {});
    expect(await root.outcome).toBe('connected');
    expect(await open('/desk/', {}).outcome).toBe('Invalid namespace');
    expect(await open('/desk', {}, { transports: ['polling'] }).outcome).not.toBe('connected');
    const other = await openDesk(nadia);
    const names = [rooms.tenant(house.tenant), rooms.user(house.tenant, nadia.userId)];
    for (const name of ['join', 'subscribe', 'room', 'watch']) for (const room of names) root.socket.emit(name, room);
    await house.mail();
    await eventually('the offer', () => other.heard.some(({ name }) => name === 'offer.made'));
    expect(root.heard).toEqual([]);
  });
});

describe('forged events', () => {
  it('are passed on to nobody, open no room and move no work', async () => {
    const [house, elsewhere] = [await openHouse(desk), await openHouse(desk)];
    const nadia = await house.agent('Nadia');
    const tom = await house.agent('Tom', { isAway: true });
    const subjectId = await house.mail();
    const { workItemId } = await offerOf(nadia);
    const nadias = await openDesk(nadia);
    const others = [await openDesk(tom), await openDesk(elsewhere.admin)];
    const names = [rooms.tenant(house.tenant), rooms.user(house.tenant, nadia.userId)];
    for (const { socket } of others) {
      for (const name of ['offer.made', 'offer.ended', 'work.changed', 'work.mine-changed', 'agent.changed'])
        socket.emit(name, { workItemId, subjectType: 'conversation', subjectId, userId: nadia.userId });
      for (const name of ['acceptOffer', 'work.accepted', 'offer.accept']) socket.emit(name, { workItemId });
      for (const room of names) for (const name of ['join', 'subscribe', 'room']) socket.emit(name, room);
      // Where nobody listens to it, an event of this name would end a process.
      socket.emit('error', new Error('forged'));
    }
    for (const one of [...others, nadias]) await isHeard(one);
    expect(nadias.heard).toEqual([]);
    expect(await house.work(subjectId)).toMatchObject({ state: 'offered', agentId: nadia.userId });

    await house.mail();
    await eventually('the second offer', () => nadias.heard.some(({ name }) => name === 'offer.made'));
    const [toms, strangers] = others;
    await eventually('news for the house', () => toms!.heard.some(({ name }) => name === 'work.changed'));
    await isHeard(strangers!);
    expect(toms!.heard.filter(({ name }) => name.startsWith('offer.'))).toEqual([]);
    expect(strangers!.heard).toEqual([]);
  });

  it('of any shape and number leave the desk as it was', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia');
    const nadias = await openDesk(nadia);
    const deep = JSON.parse('['.repeat(500) + ']'.repeat(500)) as unknown;
    const nonsense = [undefined, null, 0, '', 'x'.repeat(20_000), [], deep, { __proto__: null, workItemId: {} }];
    for (const name of ['viewing', 'watch', 'offer.made', '__proto__', 'constructor', ''])
      for (const event of nonsense) nadias.socket.emit(name, event, event);
    await house.mail();
    await eventually('the offer', () => nadias.heard.some(({ name }) => name === 'offer.made'));
    expect(nadias.socket.connected).toBe(true);
  });
});

describe('a payload beyond all measure', () => {
  it('ends its own connection and no other; the agent keeps his state and his offer', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia');
    const [flooding, calm] = [await openDesk(nadia), await openDesk(nadia)];
    const colleague = await openDesk(await house.agent('Tom', { isAway: true }));
    const isClosed = new Promise<string>((resolve) => flooding.socket.on('disconnect', resolve));
    flooding.socket.emit('viewing', { conversationId: 'x'.repeat(3_000_000), isTyping: true });
    expect(await isClosed).toMatch(/^transport /);
    await house.mail();
    await eventually('the offer', () => calm.heard.some(({ name }) => name === 'offer.made'));
    const { data } = calm.heard.find(({ name }) => name === 'offer.made')!;
    expect(colleague.socket.connected).toBe(true);
    expect((await nadia.call(getMyStatus, {})).state).toBe('ready');
    expect((await nadia.call(getMyWork, {})).offers).toMatchObject([{ workItemId: (data as Offer).workItemId }]);
  });
});
