import {
  getDecisions,
  getSubjectWork,
  reopenConversation,
  resolveConversation,
  sendMessage,
  setPending,
  snoozeConversation,
  transferWork,
  undoSend,
} from '@guichet/contracts';
import { eventually, refusalCode } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEA, startTestDesk, type TestDesk } from '../test-desk.fixtures.ts';
import { accepts, openHouse } from './routing-house.fixtures.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.app.stop());
const AUTOMATIC = { channels: {} };

describe('work', () => {
  it.each([
    ['resolve', 'resolved'],
    ['pending', 'pending'],
    ['snooze', 'snoozed'],
  ] as const)('ends with %s, and begins again when it is opened', async (how, outcome) => {
    const house = await openHouse(desk, AUTOMATIC);
    const nadia = await house.agent('Nadia');
    const conversationId = await house.mail();
    const { id } = await house.until(conversationId, 'active', nadia);
    if (how === 'resolve') await nadia.call(resolveConversation, { conversationId });
    if (how === 'pending') await nadia.call(setPending, { conversationId });
    const until = new Date(Date.now() + 3_600_000).toISOString();
    if (how === 'snooze') await nadia.call(snoozeConversation, { conversationId, until });
    expect((await house.stays(conversationId))[0]).toMatchObject({ id, state: 'done', outcome, agentId: nadia.userId });
    await nadia.call(reopenConversation, { conversationId });
    const [, again] = await house.stays(conversationId);
    expect(again).toMatchObject({ state: 'active', agentId: nadia.userId });
  });

  it('ends with an answer and comes back when it is taken back in time', async () => {
    const house = await openHouse(desk, AUTOMATIC);
    const nadia = await house.agent('Nadia');
    const conversationId = await house.mail();
    await house.until(conversationId, 'active', nadia);
    const content = { clientId: uuid(), mode: 'reply' as const, html: '<p>Bonjour</p>' };
    const { id: messageId } = await nadia.call(sendMessage, { conversationId, ...content });
    expect((await house.work(conversationId)).state).toBe('done');
    await nadia.call(undoSend, { messageId });
    expect(await house.work(conversationId)).toMatchObject({ state: 'active', agentId: nadia.userId });
  });

  it('that waits just ends when somebody closes it', async () => {
    const house = await openHouse(desk);
    const conversationId = await house.mail();
    await house.admin.call(resolveConversation, { conversationId });
    const [item] = await house.stays(conversationId);
    expect(item).toMatchObject({ state: 'done', agentId: null, outcome: 'resolved', dispositionId: null });
  });

  it('of a customer who writes again stays with whoever has it, and is his when it was answered', async () => {
    const house = await openHouse(desk, AUTOMATIC);
    const nadia = await house.agent('Nadia');
    const conversationId = await house.mail({ from: LEA });
    const { id } = await house.until(conversationId, 'active', nadia);
    await house.agent('Tom');
    await house.mail({ from: LEA, conversationId });
    expect(await house.work(conversationId)).toMatchObject({ id, state: 'active', agentId: nadia.userId });
    await nadia.call(setPending, { conversationId });
    await house.mail({ from: LEA, conversationId });
    const stays = await house.stays(conversationId);
    expect(stays.map(({ state, agentId }) => [state, agentId])).toEqual([
      ['done', nadia.userId],
      ['active', nadia.userId],
    ]);
  });
});

describe('the replay', () => {
  it('tells each stay with who could have had it, what was told and what happened', async () => {
    const house = await openHouse(desk);
    const conversationId = await house.mail({ at: new Date(Date.now() - 120_000) });
    expect((await house.work(conversationId)).position).toBe(1);
    const tom = await house.agent('Tom', { capacity: 5 });
    const nadia = await house.agent('Nadia');
    const workItemId = await accepts(nadia);
    await house.admin.call(transferWork, { workItemId, to: { userId: tom.userId } });
    const about = { subjectType: 'conversation', subjectId: conversationId };
    const { stays } = await house.admin.call(getDecisions, about);
    expect(stays).toHaveLength(2);
    const [first, second] = stays;
    expect(first).toMatchObject({ id: workItemId, outcome: 'transferred', state: 'transferred', steps: [] });
    expect(first!.estimates[0]).toMatchObject({ position: 1, seconds: null });
    expect(first!.happened.map(({ event, agentId, actorId }) => [event, agentId, actorId])).toEqual([
      ['work.queued', null, null],
      ['work.offered', nadia.userId, null],
      ['work.accepted', nadia.userId, nadia.userId],
      ['work.transferred', nadia.userId, house.admin.userId],
    ]);
    const [decision] = first!.decisions;
    expect(decision).toMatchObject({ agentId: nadia.userId, reason: 'routed' });
    expect(decision!.choice).toMatchObject({ step: -1, steps: 0, order: 'longest_idle', members: 2, present: 2 });
    expect(decision!.choice!.score).toBeGreaterThanOrEqual(2);
    expect(decision!.choice!.score).toBeLessThan(2.5);
    expect(decision!.choice!.candidates.map(({ agentId, verdict }) => [agentId, verdict])).toEqual([
      [nadia.userId, 'chosen'],
      [tom.userId, 'full'],
    ]);
    expect(second).toMatchObject({ state: 'queued', decisions: [] });
    expect(await refusalCode(nadia.call(getDecisions, about))).toBe('forbidden');
  });

  it('is not found by who may not see the conversation, nor is its work', async () => {
    const house = await openHouse(desk, AUTOMATIC);
    const nadia = await house.agent('Nadia');
    const conversationId = await house.mail();
    await house.until(conversationId, 'active', nadia);
    const about = { subjectType: 'conversation', subjectId: conversationId };
    const blind = await house.agent('Tom', { isAway: true, visibility: 'own', role: 'supervisor' });
    const stranger = (await openHouse(desk)).admin;
    for (const { call } of [blind, stranger]) {
      expect(await refusalCode(call(getSubjectWork, about))).toBe('not_found');
      expect(await refusalCode(call(getDecisions, about))).toBe('not_found');
      const { id: workItemId } = await house.work(conversationId);
      const away = call(transferWork, { workItemId, to: { queueId: house.queueId } });
      expect(await refusalCode(away)).toBe('not_found');
    }
    expect(await refusalCode(nadia.call(getSubjectWork, { ...about, subjectType: 'nothing' }))).toBe('not_found');
  });
});

describe('an estimate', () => {
  it('is told, kept, and only improves', async () => {
    const house = await openHouse(desk);
    const nadia = await house.agent('Nadia', { capacity: 10 });
    await house.mail({ at: new Date(Date.now() - 60_000) });
    await accepts(nadia);
    const conversationId = await house.mail();
    const first = await house.work(conversationId);
    expect(first).toMatchObject({ state: 'queued', position: 1, estimateSeconds: 600 });
    // Two come before it: it is not told that it got worse.
    for (const minutes of [5, 6]) await house.mail({ at: new Date(Date.now() - minutes * 60_000) });
    expect(await house.work(conversationId)).toMatchObject({ position: 3, estimateSeconds: 600 });
    await eventually('what was told', async () => {
      const told = await house.inTenant((tx) => tx.workEstimate.findMany({ where: { workItemId: first.id } }));
      return told.map(({ position, seconds }) => `${position}:${seconds}`).join() === '1:600,3:600';
    });
  });
});
