import {
  addNote,
  assignConversation,
  type DeskClientEvents,
  type DeskServerEvents,
  DESK_NAMESPACE,
  editConversation,
  type Presence,
  resolveConversation,
} from '@guichet/contracts';
import { eventually, signIn, type TestPerson } from '@guichet/testing';
import { io, type Socket } from 'socket.io-client';
import { v7 as uuid } from 'uuid';
import { ResolutionAnswers } from '../resolution/resolution-answers.service.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../test-desk.fixtures.ts';

let desk: TestDesk;
let tenant: string;
let inboxId: string;
const sockets: Socket[] = [];
beforeAll(async () => {
  desk = await startTestDesk();
  tenant = await desk.app.tenant();
  inboxId = await desk.inbox(tenant);
});
afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));
afterAll(() => desk.app.stop());

type Heard = { name: string; data: unknown }[];
async function openDesk({ cookie }: TestPerson) {
  const socket: Socket<DeskServerEvents, DeskClientEvents> = io(`${desk.app.url}${DESK_NAMESPACE}`, {
    ...{ transports: ['websocket'], extraHeaders: { cookie }, forceNew: true },
  });
  sockets.push(socket as unknown as Socket);
  const heard: Heard = [];
  socket.onAny((name: string, data: unknown) => void heard.push({ name, data }));
  await new Promise<void>((resolve, reject) => socket.on('connect', resolve).on('connect_error', reject));
  const last = <T>(name: string): T | undefined =>
    heard.findLast((event) => event.name === name)?.data as T | undefined;
  const watch = (conversationIds: string[]) =>
    socket.timeout(2000).emitWithAck('watch', { conversationIds }) as Promise<Presence[]>;
  return { socket, heard, last, watch };
}
const open = async () => (await desk.receive(tenant, inboxId)).conversationId;
const soon = () => new Promise((resolve) => setTimeout(resolve, 300));

describe('a change', () => {
  it('reaches open desks of the house, with version and sequence, and no other house', async () => {
    const nadia = await signIn(desk.app, tenant);
    const tom = await signIn(desk.app, tenant, { name: 'Tom' });
    const stranger = await signIn(desk.app, await desk.app.tenant());
    const [toms, strangers] = [await openDesk(tom), await openDesk(stranger)];
    const { conversationId } = await desk.receive(tenant, inboxId);
    await eventually('the news of a mail', () => toms.last('conversation.changed'));
    expect(toms.last('conversation.changed')).toMatchObject({ conversationId, sequence: 1, actorId: null });
    const { version } = await nadia.call(resolveConversation, { conversationId });
    await eventually('the news', () => toms.last<{ version: number }>('conversation.changed')!.version === version);
    expect(toms.last('conversation.changed')).toEqual({ conversationId, version, sequence: 2, actorId: nadia.userId });
    await soon();
    expect(strangers.heard).toEqual([]);
  });

  it('makes views be asked for again, not more than once a second', async () => {
    const toms = await openDesk(await signIn(desk.app, tenant, { name: 'Tom' }));
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const started = performance.now();
    for (let index = 0; index < 10; index += 1) await open();
    await new Promise((resolve) => setTimeout(resolve, 1300));
    const seconds = (performance.now() - started) / 1000;
    const count = toms.heard.filter(({ name }) => name === 'views.changed').length;
    expect(count).toBeGreaterThanOrEqual(2);
    expect(count).toBeLessThanOrEqual(Math.floor(seconds) + 2);
  });

  it('tells who was mentioned, and him alone', async () => {
    const nadia = await signIn(desk.app, tenant, { name: 'Nadia' });
    const tom = await signIn(desk.app, tenant, { name: 'Tom' });
    const [nadias, toms] = [await openDesk(nadia), await openDesk(tom)];
    const conversationId = await open();
    const mentionedUserIds = [tom.userId];
    await nadia.call(addNote, { conversationId, clientId: uuid(), html: '<p>@Tom</p>', mentionedUserIds });
    await eventually('the mention', () => toms.last('mentioned'));
    expect(toms.last('mentioned')).toEqual({ conversationId, byName: 'Nadia' });
    await soon();
    expect(nadias.last('mentioned')).toBeUndefined();
  });

  it('tells whoever has it that the customer says it is not settled, and him alone', async () => {
    const nadia = await signIn(desk.app, tenant, { name: 'Nadia' });
    const tom = await signIn(desk.app, tenant, { name: 'Tom' });
    const [nadias, toms] = [await openDesk(nadia), await openDesk(tom)];
    const conversationId = await open();
    const say = (isSettled: boolean) =>
      desk.app.as(tenant, () =>
        desk.app.db.tx((tx) => desk.app.get(ResolutionAnswers).give(tx, { conversationId, isSettled, by: 'link' })),
      );
    await say(false);
    await nadia.call(assignConversation, { conversationId, assigneeId: nadia.userId });
    await say(true);
    await soon();
    expect(nadias.last('unsettled')).toBeUndefined();
    await say(false);
    expect(await eventually('the news', () => nadias.last('unsettled'))).toEqual({ conversationId });
    await soon();
    expect(toms.last('unsettled')).toBeUndefined();
  });

  it('of settings names the list', async () => {
    const nadia = await signIn(desk.app, tenant);
    const nadias = await openDesk(nadia);
    await nadia.call(editConversation, { conversationId: await open(), addTags: ['nouveau'] });
    await eventually('the news', () => nadias.last('settings.changed'));
    expect(nadias.last('settings.changed')).toEqual({ kind: 'tags' });
  });
});

describe('presence', () => {
  it('shows who looks and types to those who have it before them, until he leaves', async () => {
    const [nadia, tom] = [await signIn(desk.app, tenant), await signIn(desk.app, tenant, { name: 'Tom' })];
    const conversationId = await open();
    const [nadias, toms, others] = [await openDesk(nadia), await openDesk(tom), await openDesk(tom)];
    expect(await nadias.watch([conversationId])).toEqual([{ conversationId, viewers: [] }]);
    const viewer = { userId: tom.userId, name: 'Tom' };
    toms.socket.emit('viewing', { conversationId, isTyping: false });
    const seen = (viewers: object[]) =>
      eventually('the presence', () => {
        const presence = nadias.last<Presence>('presence.changed');
        return (
          presence?.conversationId === conversationId && JSON.stringify(presence.viewers) === JSON.stringify(viewers)
        );
      });
    await seen([{ ...viewer, isTyping: false }]);
    toms.socket.emit('viewing', { conversationId, isTyping: true });
    await seen([{ ...viewer, isTyping: true }]);
    expect(await nadias.watch([conversationId])).toEqual([
      { conversationId, viewers: [{ ...viewer, isTyping: true }] },
    ]);
    toms.socket.disconnect();
    await seen([]);
    await soon();
    expect(others.last('presence.changed')).toBeUndefined();
  });

  it('of what someone may not see is neither told nor shown', async () => {
    const nadia = await signIn(desk.app, tenant);
    const tom = await signIn(desk.app, tenant, { name: 'Tom', visibility: 'own' });
    const stranger = await signIn(desk.app, await desk.app.tenant());
    const conversationId = await open();
    await desk.app.as(tenant, () =>
      desk.app.db.tx((tx) =>
        tx.conversation.updateMany({ where: { id: conversationId }, data: { assigneeId: nadia.userId } }),
      ),
    );
    const nadias = await openDesk(nadia);
    nadias.socket.emit('viewing', { conversationId, isTyping: false });
    for (const person of [tom, stranger]) {
      const theirs = await openDesk(person);
      expect(await theirs.watch([conversationId])).toEqual([]);
      theirs.socket.emit('viewing', { conversationId, isTyping: true });
      await soon();
      expect(theirs.last('presence.changed')).toBeUndefined();
    }
    expect((await nadias.watch([conversationId]))[0]!.viewers).toHaveLength(1);
  });

  it('bears nonsense and floods', async () => {
    const nadias = await openDesk(await signIn(desk.app, tenant));
    const conversationId = await open();
    const raw = nadias.socket as unknown as { emit: (...all: unknown[]) => void };
    for (const event of [undefined, null, 'x', { conversationId: 'x' }, { conversationIds: [1] }]) {
      raw.emit('viewing', event);
      raw.emit('watch', event);
      raw.emit('watch', event, 'x');
    }
    await new Promise((resolve) => setTimeout(resolve, 1100));
    for (let index = 0; index < 200; index += 1) raw.emit('viewing', { conversationId, isTyping: index % 2 === 0 });
    await eventually('presence', () => nadias.last('presence.changed'));
    await soon();
    expect(nadias.socket.connected).toBe(true);
    const told = nadias.heard.filter(({ name }) => name === 'presence.changed').length;
    expect(told).toBeGreaterThan(0);
    expect(told).toBeLessThanOrEqual(30);
  });
});
