import {
  assignConversation,
  createQueue,
  type DeskServerEvents,
  DESK_NAMESPACE,
  declineOffer,
  listQueueWork,
  type Offer,
  type OverflowRule,
  updateQueue,
} from '@guichet/contracts';
import type { Tx } from '@guichet/platform';
import { RoutingService } from '@guichet/routing';
import { eventually, type TestPerson } from '@guichet/testing';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LEA, startTestDesk, type TestDesk } from '../test-desk.fixtures.ts';
import { accepts, type House, offerOf, openHouse } from './routing-house.fixtures.ts';

let desk: TestDesk;
const sockets: Socket[] = [];
beforeAll(async () => {
  desk = await startTestDesk();
});
afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));
afterAll(() => desk.app.stop());

async function openDesk({ cookie }: TestPerson) {
  const wishes = { transports: ['websocket'], extraHeaders: { cookie }, forceNew: true };
  const socket: Socket<DeskServerEvents> = io(`${desk.app.url}${DESK_NAMESPACE}`, wishes);
  sockets.push(socket as unknown as Socket);
  const heard: { name: string; data: unknown }[] = [];
  socket.onAny((name: string, data: unknown) => void heard.push({ name, data }));
  await new Promise<void>((resolve) => socket.on('connect', resolve));
  return { socket, all: (name: string) => heard.filter((one) => one.name === name).map(({ data }) => data) };
}
const quiet = () => new Promise((resolve) => setTimeout(resolve, 500));

it('a queue shows what waits in it, and what agents have in hand', async () => {
  const house = await openHouse(desk);
  const nadia = await house.agent('Nadia', { maximums: { email: 1 } });
  const first = await house.mail();
  await accepts(nadia);
  const second = await house.mail();
  const { items, inHand } = await house.admin.call(listQueueWork, { queueId: house.queueId });
  expect(items).toMatchObject([{ subject: { id: second }, position: 1, customerName: 'Inès Caron' }]);
  expect(inHand).toMatchObject([
    { subject: { id: first }, state: 'active', agentId: nadia.userId, position: null, customerName: 'Inès Caron' },
  ]);
});

describe('who served the customer last', () => {
  const AUTOMATIC = { channels: {} };
  it('is preferred for a day, though others are idle for longer', async () => {
    const house = await openHouse(desk, AUTOMATIC);
    const nadia = await house.agent('Nadia');
    await house.until(await house.mail({ from: LEA }), 'active', nadia);
    const tom = await house.agent('Tom');
    await house.inTenant((tx) =>
      tx.agent.updateMany({ where: { userId: tom.userId }, data: { idleSince: new Date(0) } }),
    );
    const again = await house.mail({ from: LEA });
    await house.until(again, 'active', nadia);
    await house.until(await house.mail(), 'active', tom);
    const acceptedAt = new Date(Date.now() - 25 * 3_600_000);
    await house.inTenant((tx) => tx.workItem.updateMany({ data: { acceptedAt } }));
    await house.inTenant((tx) =>
      tx.agent.updateMany({ where: { userId: tom.userId }, data: { lastAssignedAt: null } }),
    );
    const later = await house.mail({ from: LEA });
    await house.until(later, 'active', tom);
  });
});

describe('overflow', () => {
  const rule = (queueId: string, wishes: Partial<OverflowRule>): OverflowRule[] => [
    { afterSeconds: null, waitingPerReadyAgent: null, ...wishes, to: { type: 'queue', queueId } },
  ];
  async function twoQueues(wishes: Partial<OverflowRule>) {
    const house = await openHouse(desk);
    const { queue } = await house.admin.call(createQueue, { name: 'Secours', isForEverybody: false });
    await house.admin.call(updateQueue, { queueId: house.queueId, overflow: rule(queue.id, wishes) });
    return { house, otherId: queue.id };
  }
  const inQueue = (house: House, conversationId: string, queueId: string) =>
    eventually('it to be there', async () => (await house.work(conversationId)).queueId === queueId);

  it('by time moves what still waits, with its age, and never twice into the same queue', async () => {
    const { house, otherId } = await twoQueues({ afterSeconds: 1 });
    await house.admin.call(updateQueue, { queueId: otherId, overflow: rule(house.queueId, { afterSeconds: 1 }) });
    const at = new Date(Date.now() - 60_000);
    const conversationId = await house.mail({ at });
    await inQueue(house, conversationId, otherId);
    await new Promise((resolve) => setTimeout(resolve, 1800));
    const stays = await house.stays(conversationId);
    expect(stays.map(({ state, queueId }) => [state, queueId])).toEqual([
      ['overflowed', house.queueId],
      ['queued', otherId],
    ]);
    expect(stays[1]).toMatchObject({ originalArrivalAt: at, previousItemId: stays[0]!.id });
  });

  it('by the crowd keeps the first, and passes on whoever is too many for those who are ready', async () => {
    const { house, otherId } = await twoQueues({ waitingPerReadyAgent: 2 });
    await house.agent('Nadia', { capacity: 5 });
    const ids: string[] = [];
    for (let count = 0; count < 4; count += 1) ids.push(await house.mail());
    await inQueue(house, ids[3]!, otherId);
    await quiet();
    for (const id of ids.slice(0, 3)) expect(await house.work(id)).toMatchObject({ queueId: house.queueId });
  });
});

describe('desks hear', () => {
  it('of an offer with all there is to say, its agent alone; of its end; and of each change by ids', async () => {
    const house = await openHouse(desk);
    const [nadia, tom] = [await house.agent('Nadia'), await house.agent('Tom', { isAway: true })];
    const stranger = await openHouse(desk);
    const [nadias, toms, theirs] = [await openDesk(nadia), await openDesk(tom), await openDesk(stranger.admin)];
    const conversationId = await house.mail();
    await eventually('the offer', () => nadias.all('offer.made').length);
    const [told] = nadias.all('offer.made') as Offer[];
    expect(told).toEqual(await offerOf(nadia));
    expect(told).toMatchObject({ subject: { id: conversationId }, customerName: 'Inès Caron' });
    const change = { subjectType: 'conversation', subjectId: conversationId, queueId: house.queueId };
    await eventually('the change', () => toms.all('work.changed').length >= 2);
    expect(toms.all('work.changed')).toContainEqual(change);
    await nadia.call(declineOffer, { workItemId: told!.workItemId });
    await eventually('the end', () => nadias.all('offer.ended').length);
    expect(nadias.all('offer.ended')).toEqual([{ workItemId: told!.workItemId }]);
    expect(nadias.all('work.mine-changed').length).toBeGreaterThan(0);
    await quiet();
    expect([...toms.all('offer.made'), ...toms.all('offer.ended')]).toEqual([]);
    expect([...theirs.all('offer.made'), ...theirs.all('work.changed')]).toEqual([]);
  });

  it.each<[string, (tx: Tx, subject: { type: string; id: string }) => Promise<void>]>([
    ['who waited has left', (tx, subject) => desk.app.get(RoutingService).abandon(tx, subject)],
    ['it needs nobody any more', (tx, subject) => desk.app.get(RoutingService).finish(tx, subject, 'resolved')],
  ])('that there is nothing to take any more: %s', async (_, ends) => {
    const house = await openHouse(desk);
    const nadias = await openDesk(await house.agent('Nadia'));
    const subject = { type: 'conversation', id: await house.mail() };
    await eventually('the offer', () => nadias.all('offer.made').length);
    await house.inTenant((tx) => ends(tx, subject));
    await eventually('the end', () => nadias.all('offer.ended').length);
  });

  it('that somebody else took it', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia');
    const nadias = await openDesk(nadia);
    const conversationId = await house.mail();
    const { workItemId } = await offerOf(nadia);
    await house.admin.call(assignConversation, { conversationId, assigneeId: house.admin.userId });
    await eventually('the end', () => nadias.all('offer.ended').length);
    expect(nadias.all('offer.ended')).toEqual([{ workItemId }]);
  });
});

describe('an agent whose last desk is gone', () => {
  it('loses his offers at once, without a word against him; what he works on stays his', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia');
    await house.inTenant((tx) => tx.agentConnection.deleteMany({}));
    const { socket } = await openDesk(nadia);
    await eventually('his desk', () => house.inTenant((tx) => tx.agentConnection.count()));
    await house.inTenant((tx) => tx.agent.updateMany({ data: { lostAt: null } }));
    const conversationId = await house.mail();
    await offerOf(nadia);
    socket.disconnect();
    await house.until(conversationId, 'queued');
    const [item] = await house.stays(conversationId);
    expect(item).toMatchObject({ agentId: null, coolDowns: {}, offerEndsAt: null });
    // Back within the grace he is asked again.
    await openDesk(nadia);
    expect((await offerOf(nadia)).subject.id).toBe(conversationId);
  });
});
