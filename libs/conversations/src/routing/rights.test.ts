import {
  acceptOffer,
  assignConversation,
  changeAgentStatus,
  completeWrapUp,
  createQueue,
  createRule,
  createSkill,
  createTeam,
  declineOffer,
  deleteQueue,
  getAgentWork,
  getDecisions,
  getSubjectWork,
  listAgentIntervals,
  listQueueSettings,
  listQueueWork,
  pullWork,
  RuleActions,
  RuleConditions,
  transferWork,
  updateAgent,
  updateQueue,
  updateUser,
} from '@guichet/contracts';
import { eventually, refusalCode, type TestPerson } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../test-desk.fixtures.ts';
import { offerOf, openHouse } from './routing-house.fixtures.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.app.stop());
const refusals = (tries: Promise<unknown>[]) => Promise.all(tries.map(refusalCode));

describe('somebody of another house', () => {
  it('finds nothing of it, by whatever door, and changes nothing', async () => {
    const [house, other] = [await openHouse(desk), await openHouse(desk)];
    const nadia = await house.agent('Nadia');
    const subjectId = await house.mail();
    const { workItemId } = await offerOf(nadia);
    const { call } = other.admin;
    const subject = { subjectType: 'conversation', subjectId };
    const foreign = { userId: nadia.userId };
    const tries: Promise<unknown>[] = [
      call(acceptOffer, { workItemId }),
      call(declineOffer, { workItemId }),
      call(completeWrapUp, { workItemId }),
      call(pullWork, { workItemId }),
      call(transferWork, { workItemId, to: { queueId: other.queueId } }),
      call(getSubjectWork, subject),
      call(getDecisions, subject),
      call(listQueueWork, { queueId: house.queueId }),
      call(updateQueue, { queueId: house.queueId, priority: 1 }),
      call(deleteQueue, { queueId: house.queueId }),
      call(deleteQueue, { queueId: house.queueId, moveTo: other.queueId }),
      call(deleteQueue, { queueId: other.queueId, moveTo: house.queueId }),
      call(changeAgentStatus, { ...foreign, action: 'leave' }),
      call(listAgentIntervals, foreign),
      call(updateAgent, { ...foreign, capacity: 5 }),
      call(getAgentWork, foreign),
    ];
    expect(await refusals(tries)).toEqual(tries.map(() => 'not_found'));
    expect((await other.admin.call(listQueueSettings, {})).queues.map(({ id }) => id)).toEqual([other.queueId]);
    expect(await house.work(subjectId)).toMatchObject({ state: 'offered', agentId: nadia.userId });
  });

  it('is no goal of a transfer, a rule or a skill, and the contact stays where it is', async () => {
    const [house, other] = [await openHouse(desk), await openHouse(desk)];
    const conversationId = await house.mail();
    const { id: workItemId } = await house.work(conversationId);
    const { id: skillId } = await other.admin.call(createSkill, { name: 'Breton' });
    const stranger = await other.agent('Inès', { isAway: true });
    const { call } = house.admin;
    const conditions = RuleConditions.parse({});
    const rule = (wish: object) => call(createRule, { name: 'R', conditions, actions: RuleActions.parse(wish) });
    const tries: Promise<unknown>[] = [
      call(transferWork, { workItemId, to: { queueId: other.queueId } }),
      call(transferWork, { workItemId, to: { userId: stranger.userId } }),
      rule({ queueId: other.queueId }),
      rule({ skills: [{ needs: [{ skillId, level: 1 }], seconds: 5 }] }),
      call(updateAgent, { userId: house.admin.userId, skills: [{ skillId, level: 1 }] }),
    ];
    expect(await refusals(tries)).toEqual(tries.map(() => 'not_found'));
    expect(await house.work(conversationId)).toMatchObject({ id: workItemId, state: 'queued', queueId: house.queueId });
  });
});

describe('an agent', () => {
  it('sees neither why nor what waits, and moves nobody', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia', { isAway: true });
    const subject = { subjectType: 'conversation', subjectId: await house.mail() };
    const tries: Promise<unknown>[] = [
      nadia.call(getDecisions, subject),
      nadia.call(listQueueWork, { queueId: house.queueId }),
      nadia.call(changeAgentStatus, { userId: house.admin.userId, action: 'ready' }),
      nadia.call(listAgentIntervals, { userId: nadia.userId }),
      nadia.call(updateAgent, { userId: nadia.userId, mayPull: true }),
      nadia.call(getAgentWork, { userId: nadia.userId }),
      nadia.call(createQueue, { name: 'Mienne' }),
      nadia.call(deleteQueue, { queueId: house.queueId }),
    ];
    expect(await refusals(tries)).toEqual(tries.map(() => 'forbidden'));
  });

  it('who may not pull gets nothing out of turn by a detour either', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia', { isAway: true, mayPull: false });
    const waiting = await house.mail();
    const { id: workItemId } = await house.work(waiting);
    const toSelf = (id: string) => nadia.call(transferWork, { workItemId: id, to: { userId: nadia.userId } });
    expect(await refusalCode(toSelf(workItemId))).toBe('may_not_pull');
    const tom = await house.agent('Tom');
    const { workItemId: ringing } = await offerOf(tom);
    expect(await refusalCode(toSelf(ringing))).toBe('may_not_pull');
    const assigned = nadia.call(assignConversation, { conversationId: waiting, assigneeId: nadia.userId });
    expect(await refusalCode(assigned)).toBe('may_not_pull');
    expect(await house.work(waiting)).toMatchObject({ state: 'offered', agentId: tom.userId });
  });

  it('who may not see a contact can do nothing to its work', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia', { isAway: true, visibility: 'own' });
    const tom = await house.agent('Tom', { isAway: true });
    const conversationId = await house.mail();
    await house.admin.call(assignConversation, { conversationId, assigneeId: tom.userId });
    const { id: workItemId } = await house.work(conversationId);
    expect(await refusalCode(nadia.call(pullWork, { workItemId }))).toBe('not_found');
    const away = nadia.call(transferWork, { workItemId, to: { queueId: house.queueId } });
    expect(await refusalCode(away)).toBe('not_found');
    const subject = { subjectType: 'conversation', subjectId: conversationId };
    expect(await refusalCode(nadia.call(getSubjectWork, subject))).toBe('not_found');
    expect(await house.work(conversationId)).toMatchObject({ state: 'active', agentId: tom.userId });
  });
});

describe('a supervisor', () => {
  it('of one team sees that something waits, and not a word of what he may not see', async () => {
    const house = await openHouse(desk);
    const lea = await house.agent('Léa', { isAway: true, role: 'supervisor', visibility: 'team' });
    const { id: teamId } = await house.admin.call(createTeam, { name: 'Retours', memberIds: [] });
    const [seen, hidden] = [await house.mail({ subject: 'À voir' }), await house.mail({ subject: 'Secret' })];
    await house.admin.call(assignConversation, { conversationId: hidden, teamId });
    const { items } = await lea.call(listQueueWork, { queueId: house.queueId });
    const byId = new Map(items.map(({ subject, title, customerName }) => [subject.id, { title, customerName }]));
    expect(byId.get(seen)).toMatchObject({ title: 'À voir' });
    expect(byId.get(hidden)).toEqual({ title: '', customerName: '' });
    expect(items).toHaveLength(2);
  });
});

describe('bad input', () => {
  it('is refused before anything is written', async () => {
    const house = await openHouse(desk);
    const { call } = house.admin;
    const { queueId } = house;
    const needs = Array.from({ length: 11 }, () => ({ skillId: uuid(), level: 1 }));
    const steps = Array.from({ length: 7 }, () => ({ needs: [], seconds: 1 }));
    const skills = Array.from({ length: 101 }, () => ({ skillId: uuid(), level: 1 }));
    const userId = house.admin.userId;
    const tries: Promise<unknown>[] = [
      call(updateQueue, { queueId, priority: -1 }),
      call(updateQueue, { queueId, tier: 10 }),
      call(updateQueue, { queueId, calmPercent: 101 }),
      call(updateQueue, { queueId, targetSeconds: 1.5 }),
      call(updateQueue, { queueId, skills: [{ needs, seconds: 1 }] }),
      call(updateQueue, { queueId, skills: steps }),
      call(updateQueue, { queueId, channels: { email: { offerSeconds: -5 } } }),
      call(updateQueue, { queueId, name: ' ' }),
      call(updateAgent, { userId, capacity: -1 }),
      call(updateAgent, { userId, maximums: { email: -1 } }),
      call(updateAgent, { userId, skills }),
      call(updateAgent, { userId, skills: [{ skillId: uuid(), level: 6 }] }),
      call(deleteQueue, { queueId, moveTo: queueId }),
      call(acceptOffer, { workItemId: 'x' }),
    ];
    expect(await refusals(tries)).toEqual(tries.map(() => 'invalid_input'));
    expect(await house.queue()).toMatchObject({ priority: 0, tier: 0, skills: [], calmPercent: 80 });
  });
});

describe('at the same moment', () => {
  const wins = (work: Promise<unknown>) =>
    work.then(
      () => true,
      () => false,
    );
  /** Whatever happened, it is exactly one person’s or it waits, and his conversation says the same. */
  async function isSound(house: Awaited<ReturnType<typeof openHouse>>, conversationId: string, people: TestPerson[]) {
    await eventually('one holder on both sides', async () => {
      const item = await house.work(conversationId);
      const conversation = await house.inTenant((tx) =>
        tx.conversation.findFirstOrThrow({ where: { id: conversationId } }),
      );
      const holder = item.state === 'active' ? item.agentId : null;
      return conversation.assigneeId === holder && (holder === null || people.some(({ userId }) => userId === holder));
    });
    const live = (await house.stays(conversationId)).filter(({ state }) =>
      ['queued', 'offered', 'active'].includes(state),
    );
    expect(live).toHaveLength(1);
  }

  it('accept and decline: one of them counts', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia');
    for (let round = 0; round < 4; round += 1) {
      const conversationId = await house.mail();
      const { workItemId } = await offerOf(nadia);
      const won = await Promise.all([
        wins(nadia.call(acceptOffer, { workItemId })),
        wins(nadia.call(declineOffer, { workItemId })),
        wins(nadia.call(acceptOffer, { workItemId })),
      ]);
      expect(won.filter(Boolean)).toHaveLength(1);
      await isSound(house, conversationId, [nadia]);
    }
  });

  it('accept, another’s pull by transfer, an assignment and being disabled leave one holder', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia');
    const tom = await house.agent('Tom', { isAway: true });
    const conversationId = await house.mail();
    const { workItemId } = await offerOf(nadia);
    await Promise.all([
      wins(nadia.call(acceptOffer, { workItemId })),
      wins(tom.call(transferWork, { workItemId, to: { userId: tom.userId } })),
      wins(house.admin.call(assignConversation, { conversationId, assigneeId: tom.userId })),
      wins(house.admin.call(updateUser, { userId: nadia.userId, status: 'disabled' })),
    ]);
    await isSound(house, conversationId, [nadia, tom]);
    await eventually('nothing with whoever is disabled', async () => {
      const { active, offers } = await house.admin.call(getAgentWork, { userId: nadia.userId });
      return active + offers === 0;
    });
  });
});
