import {
  createCalendar,
  createDisposition,
  createQueue,
  createRule,
  createSkill,
  deleteDisposition,
  deleteQueue,
  deleteSkill,
  listDispositions,
  listQueues,
  listQueueSettings,
  listRules,
  listSkills,
  orderRules,
  renameSkill,
  RuleActions,
  RuleConditions,
  tryRule,
  updateDisposition,
  updateQueue,
} from '@guichet/contracts';
import { eventually, refusal, refusalCode } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../test-desk.fixtures.ts';
import { openHouse } from './routing-house.fixtures.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.app.stop());
const conditions = (wishes: Partial<RuleConditions> = {}) => ({ ...RuleConditions.parse({}), ...wishes });
const actions = (wishes: Partial<RuleActions> = {}) => ({ ...RuleActions.parse({}), ...wishes });
const step = (skillId: string, level = 3) => [{ needs: [{ skillId, level }], seconds: 60 }];

describe('queues', () => {
  it('come with an inbox, for everybody, and are told with who is there and what waits', async () => {
    const house = await openHouse(desk);
    await house.agent('Nadia', { capacity: 5 });
    await house.agent('Tom', { isAway: true });
    await house.mail({ at: new Date(Date.now() - 300_000) });
    expect(await house.queue()).toMatchObject({ isForEverybody: true, memberIds: [], agentOrder: 'longest_idle' });
    const { queues } = await house.admin.call(listQueues, {});
    expect(queues).toMatchObject([{ id: house.queueId, waiting: 1, readyAgents: 1, presentAgents: 1 }]);
    expect(queues[0]!.longestWaitSeconds).toBeGreaterThanOrEqual(300);
  });

  it('have their name once, and members of the house only', async () => {
    const [house, other] = [await openHouse(desk), await openHouse(desk)];
    const { queue } = await house.admin.call(createQueue, { name: 'Vente' });
    expect(await refusalCode(house.admin.call(createQueue, { name: 'Vente' }))).toBe('already_exists');
    const nadia = await house.agent('Nadia', { isAway: true });
    const memberIds = [nadia.userId, nadia.userId];
    const saved = await house.admin.call(updateQueue, { queueId: queue.id, isForEverybody: false, memberIds });
    expect(saved.queue.memberIds).toEqual([nadia.userId]);
    const foreign = [
      { memberIds: [other.admin.userId] },
      { calendarId: other.queueId },
      {
        overflow: [
          { afterSeconds: 9, waitingPerReadyAgent: null, to: { type: 'queue' as const, queueId: other.queueId } },
        ],
      },
      { skills: step(other.queueId) },
    ];
    for (const wish of foreign)
      expect(await refusalCode(house.admin.call(updateQueue, { queueId: queue.id, ...wish }))).toBe('not_found');
    expect(await refusalCode(other.admin.call(updateQueue, { queueId: queue.id, name: 'X' }))).toBe('not_found');
    expect(await refusalCode(nadia.call(listQueueSettings, {}))).toBe('forbidden');
  });

  it('that can never work say so when they are saved', async () => {
    const house = await openHouse(desk);
    const { id: skillId } = await house.admin.call(createSkill, { name: 'Breton' });
    const never = { name: 'Jamais', zone: 'Europe/Paris', ranges: [] };
    const calendar = await house.admin.call(createCalendar, never);
    const to = (queueId: string) => [
      { afterSeconds: 60, waitingPerReadyAgent: null, to: { type: 'queue' as const, queueId } },
    ];
    const codes = async (wish: object) =>
      (await house.admin.call(updateQueue, { queueId: house.queueId, ...wish })).warnings.map(({ code }) => code);
    expect(await codes({ skills: step(skillId) })).toEqual(['nobody_has_skill']);
    expect(await codes({ isForEverybody: false, memberIds: [] })).toEqual(['no_members']);
    expect(await codes({ isForEverybody: true, skills: [], calendarId: calendar.id })).toEqual(['calendar_never_open']);
    expect(await codes({ calendarId: null, overflow: to(house.queueId) })).toEqual(['overflow_to_itself']);
    const { queue } = await house.admin.call(createQueue, { name: 'B', overflow: to(house.queueId) });
    expect(await codes({ overflow: to(queue.id) })).toEqual(['overflow_loop']);
    expect(await codes({ overflow: [] })).toEqual([]);
  });

  it('in use are refused with what uses them, or move it all with its age', async () => {
    const house = await openHouse(desk);
    const at = new Date(Date.now() - 600_000);
    const conversationId = await house.mail({ at });
    const into = { type: 'queue' as const, queueId: house.queueId };
    const overflow = [{ afterSeconds: 60, waitingPerReadyAgent: null, to: into }];
    const { queue: other } = await house.admin.call(createQueue, { name: 'Autre', overflow });
    const { queue: goal } = await house.admin.call(createQueue, { name: 'But' });
    const rule = { conditions: conditions(), actions: actions({ queueId: house.queueId }) };
    await house.admin.call(createRule, { name: 'Vers', ...rule });
    const { code, details } = await refusal(house.admin.call(deleteQueue, { queueId: house.queueId }));
    expect(code).toBe('in_use');
    expect(details).toMatchObject({ rules: ['Vers'], overflows: ['Autre'], waiting: 1 });
    expect((details as { inboxes: string[] }).inboxes).toHaveLength(1);

    await house.admin.call(deleteQueue, { queueId: house.queueId, moveTo: goal.id });
    const item = await house.work(conversationId);
    expect(item).toMatchObject({ state: 'queued', queueId: goal.id, originalArrivalAt: at.toISOString() });
    const { queues } = await house.admin.call(listQueueSettings, {});
    expect(queues.map(({ id }) => id).sort()).toEqual([goal.id, other.id].sort());
    expect(queues.find(({ id }) => id === other.id)!.overflow[0]!.to).toEqual({ type: 'queue', queueId: goal.id });
    expect((await house.admin.call(listRules, {})).rules[0]!.actions.queueId).toBe(goal.id);
    expect((await house.work(await house.mail())).queueId).toBe(goal.id);
  });
});

describe('a queue that goes while somebody works on what waits in it', () => {
  it('waits for him, and he for nobody; both come to an end', async () => {
    const house = await openHouse(desk);
    const { queue: goal } = await house.admin.call(createQueue, { name: 'But' });
    const conversationId = await house.mail();
    let removal: Promise<unknown> = Promise.resolve();
    // As all who work on a contact do: first the conversation, then its queue.
    await house.inTenant(async (tx) => {
      await tx.$queryRaw`select id from conversation where id = ${conversationId}::uuid for no key update`;
      removal = house.admin.call(deleteQueue, { queueId: house.queueId, moveTo: goal.id });
      removal.catch(() => undefined);
      await eventually('it waits for the conversation', async () => {
        const [row] = await tx.$queryRaw<{ n: number }[]>`
          select count(*)::int as n from pg_locks where not granted and pid <> pg_backend_pid()`;
        return row!.n > 0;
      });
      await tx.$queryRaw`select id from queue where id = ${house.queueId}::uuid for key share`;
    });
    await removal;
    expect(await house.work(conversationId)).toMatchObject({ state: 'queued', queueId: goal.id });
  });
  it('and two that go into each other do not both go', async () => {
    const house = await openHouse(desk);
    const { queue: other } = await house.admin.call(createQueue, { name: 'Autre' });
    const conversationId = await house.mail();
    const into = (queueId: string, moveTo: string) =>
      house.admin.call(deleteQueue, { queueId, moveTo }).then(
        () => true,
        () => false,
      );
    await Promise.all([into(house.queueId, other.id), into(other.id, house.queueId)]);
    const { queues } = await house.admin.call(listQueueSettings, {});
    expect(queues.length).toBeGreaterThan(0);
    expect(queues.map(({ id }) => id)).toContain((await house.work(conversationId)).queueId);
  });
});

describe('skills', () => {
  it('have a name once, are counted, and stay while something needs them', async () => {
    const house = await openHouse(desk);
    const { id: skillId } = await house.admin.call(createSkill, { name: 'Anglais' });
    expect(await refusalCode(house.admin.call(createSkill, { name: 'Anglais' }))).toBe('already_exists');
    await house.agent('Nadia', { isAway: true, skills: [{ skillId, level: 4 }] });
    expect((await house.admin.call(listSkills, {})).skills).toEqual([{ id: skillId, name: 'Anglais', agents: 1 }]);
    await house.admin.call(renameSkill, { skillId, name: 'English' });
    await house.admin.call(updateQueue, { queueId: house.queueId, skills: step(skillId) });
    await house.mail();
    const { code, details } = await refusal(house.admin.call(deleteSkill, { skillId }));
    expect(code).toBe('in_use');
    expect(details).toMatchObject({ waiting: 1 });
    expect((details as { queues: string[] }).queues).toHaveLength(1);
  });
});

describe('dispositions', () => {
  it('start with the standard ones; exactly one stands for nothing said and cannot go', async () => {
    const { admin } = await openHouse(desk);
    const { dispositions } = await admin.call(listDispositions, {});
    expect(dispositions.map(({ code }) => code)).toEqual([
      'solved',
      'forwarded',
      'no-answer-needed',
      'spam',
      'not-stated',
    ]);
    const own = await admin.call(createDisposition, { name: 'Rappeler' });
    await admin.call(updateDisposition, { dispositionId: own.id, isDefault: true });
    const after = (await admin.call(listDispositions, {})).dispositions;
    expect(after.filter(({ isDefault }) => isDefault).map(({ id }) => id)).toEqual([own.id]);
    expect(await refusalCode(admin.call(deleteDisposition, { dispositionId: own.id }))).toBe('in_use');
    await admin.call(deleteDisposition, { dispositionId: dispositions[0]!.id });
    expect((await admin.call(listDispositions, {})).dispositions.some(({ code }) => code === 'solved')).toBe(false);
  });
});

describe('rules', () => {
  it('place what comes: queue, skills, points and tags', async () => {
    const house = await openHouse(desk, { priority: 3 });
    const { queue } = await house.admin.call(createQueue, { name: 'Casse', priority: 2, tier: 1 });
    const words = conditions({ words: ['casse'] });
    const act = actions({ queueId: queue.id, priority: 7, addTags: ['casse'] });
    await house.admin.call(createRule, { name: 'Casse', conditions: words, actions: act });
    const at = new Date(Date.now() - 60_000);
    const [item] = await house.stays(await house.mail({ subject: 'Écran CASSÉ', at }));
    const rankAt = new Date(at.getTime() - 9 * 60_000);
    expect(item).toMatchObject({ queueId: queue.id, priority: 9, tier: 1, rankAt, originalArrivalAt: at });
    expect((await house.work(await house.mail({ subject: 'Autre' }))).queueId).toBe(house.queueId);
    const { matched, examined, examples } = await house.admin.call(tryRule, { conditions: words });
    expect({ matched, examined, subjects: examples.map(({ subject }) => subject) }).toEqual({
      ...{ matched: 1, examined: 2, subjects: ['Écran CASSÉ'] },
    });
  });

  it('are ordered as a whole, or not at all', async () => {
    const { admin } = await openHouse(desk);
    const make = async (name: string) =>
      (await admin.call(createRule, { name, conditions: conditions(), actions: actions({ priority: 1 }) })).rule.id;
    const [a, b] = [await make('a'), await make('b')];
    const { rules } = await admin.call(orderRules, { ruleIds: [b, a] });
    expect(rules.map(({ name }) => name)).toEqual(['b', 'a']);
    for (const ruleIds of [[a], [a, a], [a, b, a.replace(/.$/, a.endsWith('0') ? '1' : '0')]])
      expect(await refusalCode(admin.call(orderRules, { ruleIds }))).toBe('stale');
  });
});
