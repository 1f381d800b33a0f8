import {
  createCalendar,
  createQueue,
  createSkill,
  getAgentWork,
  getDecisions,
  listAgentStatuses,
  listQueues,
  listQueueWork,
  resolveConversation,
  transferWork,
  updateAgent,
  updateQueue,
} from '@guichet/contracts';
import { eventually } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEA, startTestDesk, type TestDesk } from '../test-desk.fixtures.ts';
import { offerOf, openHouse, setStatus } from './routing-house.fixtures.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.app.stop());

describe('relaxation steps', () => {
  it('widen with time, for those who wait: the next level is asked when the first one’s seconds are over', async () => {
    const house = await openHouse(desk);
    const { id: skillId } = await house.admin.call(createSkill, { name: 'Français' });
    const level = (least: number, seconds: number) => ({ needs: [{ skillId, level: least }], seconds });
    await house.admin.call(updateQueue, { queueId: house.queueId, skills: [level(4, 2), level(2, 60)] });
    // There, but not ready: the first step can be met, so it is waited out.
    await house.agent('Fanny', { skills: [{ skillId, level: 5 }] }).then((fanny) => setStatus(fanny, 'not-ready'));
    const fair = await house.agent('Farid', { skills: [{ skillId, level: 2 }] });
    const conversationId = await house.mail();
    const { offeredAt } = await offerOf(fair);
    const [stay] = await house.stays(conversationId);
    expect(Date.parse(offeredAt) - stay!.enqueuedAt.getTime()).toBeGreaterThanOrEqual(2000);
    expect(stay).toMatchObject({ skillStep: 1, skillStepAt: new Date(stay!.enqueuedAt.getTime() + 2000) });
  });

  it('never narrow: who could have it keeps it though somebody better comes', async () => {
    const house = await openHouse(desk);
    const { id: skillId } = await house.admin.call(createSkill, { name: 'Français' });
    const steps = [4, 2].map((level) => ({ needs: [{ skillId, level }], seconds: 600 }));
    await house.admin.call(updateQueue, { queueId: house.queueId, skills: steps });
    const fair = await house.agent('Farid', { skills: [{ skillId, level: 2 }], capacity: 5 });
    // Has room, so that routers look at what waits.
    await house.agent('Oscar');
    const conversationId = await house.mail();
    await eventually(
      'the step that nobody meets to be left',
      async () => (await house.stays(conversationId))[0]!.skillStep === 1,
    );
    const fluent = await house.agent('Fanny', { skills: [{ skillId, level: 5 }] });
    await setStatus(fluent, 'not-ready');
    await house.admin.call(updateQueue, { queueId: house.queueId, priority: 1 });
    await house.admin.call(updateAgent, { userId: fair.userId, capacity: 100 });
    await offerOf(fair);
  });
});

it('a higher tier goes first, however long the other waits', async () => {
  const house = await openHouse(desk);
  const { queue: urgent } = await house.admin.call(createQueue, {
    name: 'Urgent',
    tier: 1,
    channels: { email: { isAutomatic: false } },
  });
  const old = await house.mail({ at: new Date(Date.now() - 7_200_000) });
  const fresh = await house.mail();
  const { id: workItemId } = await house.work(fresh);
  await house.admin.call(transferWork, { workItemId, to: { queueId: urgent.id } });
  const nadia = await house.agent('Nadia', { maximums: { email: 1 } });
  expect((await offerOf(nadia)).subject.id).toBe(fresh);
  expect(await house.work(old)).toMatchObject({ state: 'queued' });
});

it('who served the customer last is waited for in the hours of the queue', async () => {
  const house = await openHouse(desk, { channels: { email: { isAutomatic: true, stickySeconds: 3600 } } });
  const tomorrow = ((new Date().getUTCDay() + 1) % 7) + 1;
  const ranges = [{ day: tomorrow, from: '09:00', to: '17:00' }];
  const calendar = await house.admin.call(createCalendar, { name: 'Demain', zone: 'UTC', ranges });
  await house.admin.call(updateQueue, { queueId: house.queueId, calendarId: calendar.id });
  const nadia = await house.agent('Nadia');
  const first = await house.mail({ from: LEA });
  await house.until(first, 'active', nadia);
  await nadia.call(resolveConversation, { conversationId: first });
  await setStatus(nadia, 'not-ready');
  const second = await house.mail({ from: LEA });
  const [stay] = await house.stays(second);
  expect(stay!.preferredAgentId).toBe(nadia.userId);
  expect(stay!.stickyUntil!.getTime() - Date.now()).toBeGreaterThan(3_700_000);
  expect(stay!.stickyUntil!.getUTCHours()).toBe(10);
});

describe('an overflow', () => {
  it.each(['callback', 'form'] as const)('to a %s offers it, and keeps the place', async (type) => {
    const overflow = [{ afterSeconds: 1, waitingPerReadyAgent: null, to: { type } }];
    const house = await openHouse(desk, { overflow });
    const conversationId = await house.mail();
    const [stay] = await house.stays(conversationId);
    const event = await eventually('the offer', () =>
      house.inTenant((tx) =>
        tx.domainEvent.findFirst({ where: { type: 'work.overflow-offered', workItemId: stay!.id } }),
      ),
    );
    expect(event.data).toMatchObject({ offer: type, subjectId: conversationId });
    expect(await house.stays(conversationId)).toEqual([stay]);
  });
});

describe('what supervisors see of a queue', () => {
  it('has what rings among what waits, its members, and who may pull', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia', { mayPull: false, maximums: { email: 1 } });
    const [first, second] = [await house.mail({ at: new Date(Date.now() - 60_000) }), await house.mail()];
    await offerOf(nadia);
    const { items, memberIds } = await house.admin.call(listQueueWork, { queueId: house.queueId });
    expect(items.map(({ subject, state, agentId, position }) => [subject.id, state, agentId, position])).toEqual([
      [first, 'offered', nadia.userId, null],
      [second, 'queued', null, 1],
    ]);
    expect(memberIds).toBeNull();
    expect((await house.admin.call(listQueues, {})).queues).toMatchObject([{ waiting: 2, readyAgents: 1 }]);
    await house.admin.call(updateQueue, { queueId: house.queueId, isForEverybody: false, memberIds: [nadia.userId] });
    const after = await house.admin.call(listQueueWork, { queueId: house.queueId });
    expect(after.memberIds).toEqual([nadia.userId]);
    const { agents } = await nadia.call(listAgentStatuses, {});
    expect(agents.find(({ userId }) => userId === nadia.userId)).toMatchObject({ mayPull: false });
    expect(await house.admin.call(getAgentWork, { userId: nadia.userId })).toEqual({
      ...{ offers: 1, active: 0 },
      onlyMemberOf: [(await house.queue()).name],
    });
  });

  it('tells in the replay where it went, and how full the candidates were', async () => {
    const house = await openHouse(desk, { channels: { email: { isAutomatic: true } } });
    const nadia = await house.agent('Nadia', { capacity: 70 });
    const conversationId = await house.mail();
    const { id: workItemId } = await house.until(conversationId, 'active', nadia);
    const { queue } = await house.admin.call(createQueue, { name: 'Retours', isForEverybody: false });
    await nadia.call(transferWork, { workItemId, to: { queueId: queue.id } });
    const subject = { subjectType: 'conversation', subjectId: conversationId };
    const { stays } = await house.admin.call(getDecisions, subject);
    const passedOn = stays[0]!.happened.find(({ event }) => event === 'work.transferred');
    expect(passedOn).toMatchObject({ agentId: nadia.userId, toQueueName: 'Retours', toAgentId: null });
    expect(stays[0]!.decisions[0]!.choice!.candidates[0]).toMatchObject({ usedUnits: 0, capacity: 70 });
  });
});
