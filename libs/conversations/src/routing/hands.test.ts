import {
  assignConversation,
  completeWrapUp,
  getConversation,
  getMyWork,
  listDispositions,
  pullWork,
  resolveConversation,
  transferWork,
  createQueue,
  updateUser,
} from '@guichet/contracts';
import { eventually, refusalCode, signIn } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../test-desk.fixtures.ts';
import { accepts, offerOf, openHouse } from './routing-house.fixtures.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.app.stop());

const quiet = () => new Promise((resolve) => setTimeout(resolve, 500));
const AUTOMATIC = { channels: {} };

describe('a transfer', () => {
  it('to a queue begins another stay there with the age and the points it has', async () => {
    const house = await openHouse(desk, { priority: 5 });
    const nadia = await house.agent('Nadia');
    const at = new Date(Date.now() - 900_000);
    const conversationId = await house.mail({ at });
    const workItemId = await accepts(nadia);
    await house.inTenant((tx) => tx.workItem.updateMany({ data: { priority: 35 } }));
    const { queue } = await house.admin.call(createQueue, { name: 'Retours', priority: 7, tier: 2 });
    await nadia.call(transferWork, { workItemId, to: { queueId: queue.id } });
    const [first, second] = await house.stays(conversationId);
    expect(first).toMatchObject({ state: 'transferred', outcome: 'transferred', agentId: nadia.userId });
    expect(second).toMatchObject({
      ...{ queueId: queue.id, tier: 2, previousItemId: workItemId, originalArrivalAt: at },
      // The new queue's seven, and the thirty that were not the old queue's.
      priority: 37,
    });
    expect((await house.admin.call(getConversation, { conversationId })).assigneeId).toBeNull();
    expect(await refusalCode(nadia.call(transferWork, { workItemId, to: { queueId: queue.id } }))).toBe('offer_over');
  });

  it('does not come straight back to whoever passed it on', async () => {
    const house = await openHouse(desk, AUTOMATIC);
    const nadia = await house.agent('Nadia');
    const conversationId = await house.mail();
    const { id: workItemId } = await house.until(conversationId, 'active', nadia);
    const { queue } = await house.admin.call(createQueue, { name: 'Retours' });
    await nadia.call(transferWork, { workItemId, to: { queueId: queue.id } });
    await quiet();
    expect(await house.work(conversationId)).toMatchObject({ state: 'queued', queueId: queue.id });
    const tom = await house.agent('Tom');
    await house.until(conversationId, 'active', tom);
  });

  it('to an agent asks him before any other, a member or not', async () => {
    const house = await openHouse(desk, { isForEverybody: false, memberIds: [] });
    const nadia = await house.agent('Nadia', { isAway: true });
    const tom = await house.agent('Tom');
    const conversationId = await house.mail();
    const { id: workItemId } = await house.work(conversationId);
    await nadia.call(transferWork, { workItemId, to: { userId: tom.userId } });
    const offer = await offerOf(tom);
    expect(offer).toMatchObject({ subject: { id: conversationId }, queueId: house.queueId });
    const { id } = await signIn(desk.app, house.tenant).then(({ userId }) => ({ id: userId }));
    await house.inTenant((tx) => tx.user.updateMany({ where: { id }, data: { status: 'disabled' } }));
    const toNobody = nadia.call(transferWork, { workItemId: offer.workItemId, to: { userId: id } });
    expect(await refusalCode(toNobody)).toBe('not_found');
  });

  it('of an offer takes the card away', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia');
    const conversationId = await house.mail();
    const { workItemId } = await offerOf(nadia);
    const { queue } = await house.admin.call(createQueue, { name: 'Retours', isForEverybody: false });
    await house.admin.call(transferWork, { workItemId, to: { queueId: queue.id } });
    expect((await nadia.call(getMyWork, {})).offers).toEqual([]);
    expect(await house.work(conversationId)).toMatchObject({ state: 'queued', queueId: queue.id });
  });
});

describe('by hand', () => {
  it('what waits is pulled by those who may', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia', { isAway: true, mayPull: false });
    const tom = await house.agent('Tom', { isAway: true });
    const conversationId = await house.mail();
    const { id: workItemId } = await house.work(conversationId);
    expect(await refusalCode(nadia.call(pullWork, { workItemId }))).toBe('may_not_pull');
    const toSelf = nadia.call(assignConversation, { conversationId, assigneeId: nadia.userId });
    expect(await refusalCode(toSelf)).toBe('may_not_pull');
    await tom.call(pullWork, { workItemId });
    expect(await house.work(conversationId)).toMatchObject({ state: 'active', agentId: tom.userId });
    expect((await house.admin.call(getConversation, { conversationId })).assigneeId).toBe(tom.userId);
    expect(await refusalCode(tom.call(pullWork, { workItemId }))).toBe('offer_over');
  });

  it('what is given to somebody stays his, whoever is ready', async () => {
    const house = await openHouse(desk, AUTOMATIC);
    const tom = await house.agent('Tom', { isAway: true });
    const conversationId = await house.mail();
    await house.admin.call(assignConversation, { conversationId, assigneeId: tom.userId });
    await house.agent('Nadia');
    await quiet();
    const [item, ...more] = await house.stays(conversationId);
    expect(item).toMatchObject({ state: 'active', agentId: tom.userId, isManual: true });
    expect(more).toEqual([]);
  });

  it('an offer is overtaken by an assignment', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia');
    const tom = await house.agent('Tom', { isAway: true });
    const conversationId = await house.mail();
    const { workItemId } = await offerOf(nadia);
    await house.admin.call(assignConversation, { conversationId, assigneeId: tom.userId });
    expect((await nadia.call(getMyWork, {})).offers).toEqual([]);
    expect(await house.work(conversationId)).toMatchObject({ id: workItemId, state: 'active', agentId: tom.userId });
  });

  it('what is given to nobody waits again, and not at once for whoever gave it away', async () => {
    const house = await openHouse(desk, AUTOMATIC);
    const nadia = await house.agent('Nadia');
    const conversationId = await house.mail();
    const { id } = await house.until(conversationId, 'active', nadia);
    await nadia.call(assignConversation, { conversationId, assigneeId: null });
    await quiet();
    expect(await house.work(conversationId)).toMatchObject({ id, state: 'queued', agentId: null });
    const tom = await house.agent('Tom');
    await house.until(conversationId, 'active', tom);
  });
});

describe('somebody who is disabled', () => {
  it('gives back all he has and is given nothing', async () => {
    const house = await openHouse(desk, AUTOMATIC);
    const nadia = await house.agent('Nadia');
    const conversationId = await house.mail();
    await house.until(conversationId, 'active', nadia);
    await house.admin.call(updateUser, { userId: nadia.userId, status: 'disabled' });
    await house.until(conversationId, 'queued');
    expect((await house.admin.call(getConversation, { conversationId })).assigneeId).toBeNull();
    const agent = await eventually('him to be offline', () =>
      house.inTenant((tx) => tx.agent.findFirst({ where: { userId: nadia.userId, state: 'offline' } })),
    );
    expect(agent.userId).toBe(nadia.userId);
    const tom = await house.agent('Tom');
    await house.until(conversationId, 'active', tom);
  });

  it('holds nobody else up while his state still says ready', async () => {
    const house = await openHouse(desk, AUTOMATIC);
    const nadia = await house.agent('Nadia');
    const tom = await house.agent('Tom');
    await house.inTenant((tx) => tx.user.updateMany({ where: { id: nadia.userId }, data: { status: 'disabled' } }));
    for (let count = 0; count < 3; count += 1) await house.until(await house.mail(), 'active', tom);
  });

  it('does not get what his customer writes later', async () => {
    const house = await openHouse(desk, AUTOMATIC);
    const nadia = await house.agent('Nadia');
    const conversationId = await house.mail();
    await house.until(conversationId, 'active', nadia);
    await house.inTenant((tx) => tx.conversation.updateMany({ data: { status: 'pending' } }));
    await house.inTenant((tx) => tx.workItem.updateMany({ data: { state: 'done' } }));
    await house.admin.call(updateUser, { userId: nadia.userId, status: 'disabled' });
    const tom = await house.agent('Tom');
    await house.mail({ conversationId });
    await house.until(conversationId, 'active', tom);
  });
});

describe('a wrap-up', () => {
  const WRAPS = { channels: { email: { wrapUpSeconds: 60 } } };
  it('keeps his room until he says how it ended', async () => {
    const house = await openHouse(desk, WRAPS);
    const nadia = await house.agent('Nadia', { maximums: { email: 1 } });
    const [first, second] = [await house.mail(), await house.mail()];
    const { id: workItemId } = await house.until(first, 'active', nadia);
    await nadia.call(resolveConversation, { conversationId: first });
    const { wrapUps } = await nadia.call(getMyWork, {});
    expect(wrapUps).toMatchObject([{ workItemId, subject: { id: first }, title: 'Commande 58 214' }]);
    await quiet();
    expect(await house.work(second)).toMatchObject({ state: 'queued' });
    const { dispositions } = await nadia.call(listDispositions, {});
    const solved = dispositions.find(({ code }) => code === 'solved')!;
    const stranger = await house.agent('Tom', { isAway: true });
    const done = { workItemId, dispositionId: solved.id };
    expect(await refusalCode(stranger.call(completeWrapUp, done))).toBe('offer_over');
    await nadia.call(completeWrapUp, done);
    await house.until(second, 'active', nadia);
    expect((await house.stays(first))[0]).toMatchObject({
      state: 'done',
      outcome: 'resolved',
      dispositionId: solved.id,
    });
    expect(await refusalCode(nadia.call(completeWrapUp, done))).toBe('offer_over');
  });

  it('that runs out gets the disposition that stands for nothing said', async () => {
    const house = await openHouse(desk, WRAPS);
    const nadia = await house.agent('Nadia');
    const conversationId = await house.mail();
    await house.until(conversationId, 'active', nadia);
    await nadia.call(resolveConversation, { conversationId });
    const wrapUpEndsAt = new Date(Date.now() - 1000);
    await house.inTenant((tx) => tx.workItem.updateMany({ data: { wrapUpEndsAt } }));
    await house.until(conversationId, 'done');
    const { dispositions } = await nadia.call(listDispositions, {});
    const standard = dispositions.find(({ isDefault }) => isDefault)!;
    expect((await house.stays(conversationId))[0]).toMatchObject({ dispositionId: standard.id });
  });

  it('of no seconds ends at once, and his idle clock begins', async () => {
    const house = await openHouse(desk, AUTOMATIC);
    const nadia = await house.agent('Nadia');
    const conversationId = await house.mail();
    await house.until(conversationId, 'active', nadia);
    const before = new Date();
    await nadia.call(resolveConversation, { conversationId });
    expect((await nadia.call(getMyWork, {})).wrapUps).toEqual([]);
    const agent = await house.inTenant((tx) => tx.agent.findFirstOrThrow({ where: { userId: nadia.userId } }));
    expect(agent.idleSince.getTime()).toBeGreaterThanOrEqual(before.getTime());
  });
});
