import {
  createCalendar,
  createSlaPolicy,
  deleteSlaPolicy,
  editConversation,
  getConversation,
  getTimeline,
  listConversations,
  listSlaClocks,
  reopenConversation,
  resolveConversation,
  sendMessage,
  undoSend,
  updateCalendar,
} from '@guichet/contracts';
import { Clock, Sweeps } from '@guichet/platform';
import { eventually, refusalCode, signIn, type TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HOUR, house, type House, startSlaApp } from '../sla-house.fixtures.ts';
import { ClockSweep } from './clock-sweep.ts';
import { SlaClocks } from './sla-clocks.service.ts';

let app: TestApp;
let the: House;
beforeAll(async () => {
  app = await startSlaApp();
  the = await house(app);
  await the.policy({ first_response: 4 * 3600, next_response: 2 * 3600, resolution: 24 * 3600 });
});
afterAll(() => app.stop());
afterEach(() => {
  app.get(Clock).now = () => new Date();
});

const refresh = (house: House, id: string) => app.as(house.tenant, () => app.get(SlaClocks).refresh(id));
const later = (ms: number) => (app.get(Clock).now = () => new Date(Date.now() + ms));
const answer = (conversationId: string, more: object = {}) =>
  the.admin.call(sendMessage, { conversationId, clientId: uuid(), mode: 'reply', html: '<p>Bonjour</p>', ...more });
/** Waits until the clock says so. */
const becomes = (id: string, kind: string, state: string, by = the) =>
  eventually(`${kind} ${state}`, async () => {
    const row = (await by.clocks(id))[kind];
    return row?.state === state ? row : null;
  });
const minutes = (ms: number | bigint) => Math.round(Number(ms) / 60_000);

describe('clocks of a mail', () => {
  it('run from its arrival, and lists show when it is due', async () => {
    const id = await the.mail(HOUR);
    const { dueAt, warnAt } = await becomes(id, 'first_response', 'running');
    expect(minutes(dueAt!.getTime() - Date.now())).toBe(180);
    expect(minutes(dueAt!.getTime() - warnAt!.getTime())).toBe(15);
    const shown = await the.admin.call(getConversation, { conversationId: id });
    expect([shown.answerDueAt, shown.answerWarnAt]).toEqual([dueAt!.toISOString(), warnAt!.toISOString()]);
    expect(shown.resolutionDueAt).not.toBeNull();
    const { clocks } = await the.admin.call(listSlaClocks, { conversationId: id });
    expect(clocks.map(({ kind, state, policyName }) => [kind, state, policyName])).toEqual([
      ['first_response', 'running', 'Standard'],
      ['resolution', 'running', 'Standard'],
    ]);
  });

  it('stop with the answer, and the next message starts the next one; another one changes nothing', async () => {
    const id = await the.mail(HOUR);
    await answer(id);
    expect(minutes((await becomes(id, 'first_response', 'met')).elapsedMs)).toBe(60);
    await becomes(id, 'resolution', 'paused');
    expect((await the.conversation(id)).resolutionDueAt).toBeNull();
    await the.mail(0, id);
    const { dueAt } = await becomes(id, 'next_response', 'running');
    await the.mail(0, id);
    await becomes(id, 'resolution', 'running');
    expect(minutes(dueAt!.getTime() - Date.now())).toBe(120);
    expect((await the.conversation(id)).answerDueAt).toEqual(dueAt);
  });

  it('run on after a forward, which is no answer', async () => {
    const id = await the.mail(HOUR);
    await answer(id, { mode: 'forward', to: [{ name: '', address: 'atelier@exemple.test' }] });
    await becomes(id, 'first_response', 'running');
    await refresh(the, id);
    expect((await the.clocks(id))['first_response']?.state).toBe('running');
  });

  it('run on when the answer is taken back', async () => {
    const id = await the.mail(HOUR);
    const { id: messageId } = await answer(id);
    await becomes(id, 'first_response', 'met');
    await the.admin.call(undoSend, { messageId });
    expect(minutes((await becomes(id, 'first_response', 'running')).elapsedMs)).toBe(60);
    await becomes(id, 'resolution', 'running');
  });

  it('stop when it is resolved, and go on with the remainder when it is opened again', async () => {
    const id = await the.mail(HOUR);
    await the.admin.call(resolveConversation, { conversationId: id });
    await becomes(id, 'first_response', 'stopped');
    await becomes(id, 'resolution', 'met');
    expect(await the.conversation(id)).toMatchObject({ answerDueAt: null, resolutionDueAt: null });
    await the.admin.call(reopenConversation, { conversationId: id });
    const { dueAt } = await becomes(id, 'first_response', 'running');
    expect(minutes(dueAt!.getTime() - Date.now())).toBe(180);
    expect(await the.told(id)).toEqual([]);
  });

  it('are seen by nobody who may not see the conversation', async () => {
    const id = await the.mail();
    await becomes(id, 'first_response', 'running');
    await app.as(the.tenant, () =>
      app.db.tx((tx) => tx.conversation.updateMany({ where: { id }, data: { assigneeId: the.admin.userId } })),
    );
    const other = await signIn(app, the.tenant, { visibility: 'own' });
    expect(await refusalCode(other.call(listSlaClocks, { conversationId: id }))).toBe('not_found');
  });
});

describe('warning and breach', () => {
  it('are announced by time alone, once each, and told in the timeline', async () => {
    const own = await house(app);
    await own.policy({ first_response: 2 });
    const id = await own.mail();
    await eventually('both', async () => (await own.told(id)).length === 2);
    await refresh(own, id);
    expect(await own.told(id)).toEqual(['sla.warned first_response', 'sla.breached first_response']);
    const { entries } = await own.admin.call(getTimeline, { conversationId: id });
    expect(entries.filter((entry) => entry.type === 'system' && entry.event === 'sla.breached')).toHaveLength(1);
    await becomes(id, 'first_response', 'breached', own);
  });

  it('are announced once though many look at the same moment', async () => {
    const id = await the.mail(HOUR);
    await becomes(id, 'first_response', 'running');
    later(2.9 * HOUR);
    await Promise.all(Array.from({ length: 8 }, () => refresh(the, id)));
    expect(await the.told(id)).toEqual(['sla.warned first_response']);
    later(3.1 * HOUR);
    await Promise.all(Array.from({ length: 8 }, () => refresh(the, id)));
    expect(await the.told(id)).toEqual(['sla.warned first_response', 'sla.breached first_response']);
  });

  it('are announced by the sweep, where a timer was lost', async () => {
    const id = await the.mail(HOUR);
    await becomes(id, 'first_response', 'running');
    await app.as(the.tenant, () =>
      app.db.tx((tx) =>
        tx.slaClock.updateMany({
          where: { conversationId: id, kind: 'first_response' },
          data: { nextAt: new Date(Date.now() - 60_000) },
        }),
      ),
    );
    later(4 * HOUR);
    await app.get(Sweeps).run(app.get(ClockSweep));
    expect(await the.told(id)).toEqual(['sla.breached first_response']);
  });

  it('are announced late rather than never: answered after its time, and looked at only then', async () => {
    const id = await the.mail(5 * HOUR);
    await answer(id);
    await becomes(id, 'first_response', 'breached');
    expect(await the.told(id)).toEqual(['sla.breached first_response']);
  });

  it('are found in lists', async () => {
    const own = await house(app);
    await own.policy({ first_response: 4 * 3600 });
    const [late, near, calm] = [await own.mail(5 * HOUR), await own.mail(3.9 * HOUR), await own.mail(HOUR)];
    await becomes(late, 'first_response', 'breached', own);
    for (const id of [near, calm]) await becomes(id, 'first_response', 'running', own);
    const found = async (promise: 'at-risk' | 'broken') => {
      const { conversations } = await own.admin.call(listConversations, { promise });
      return conversations.map(({ id }) => id).sort();
    };
    expect(await found('broken')).toEqual([late]);
    expect(await found('at-risk')).toEqual([late, near].sort());
  });
});

describe('what is promised', () => {
  it('follows the priority, and the time that ran stays', async () => {
    const own = await house(app);
    await own.policy({ first_response: 2 * 3600 }, { name: 'Urgent', conditions: { priorities: ['urgent'] } });
    await own.policy({ first_response: 8 * 3600 });
    const id = await own.mail(HOUR);
    expect((await becomes(id, 'first_response', 'running', own)).targetSeconds).toBe(8 * 3600);
    await own.admin.call(editConversation, { conversationId: id, priority: 'urgent' });
    const row = await eventually('the other policy', async () => {
      const { first_response: clock } = await own.clocks(id);
      return clock?.targetSeconds === 2 * 3600 ? clock : null;
    });
    expect([minutes(row.elapsedMs), minutes(row.dueAt!.getTime() - Date.now())]).toEqual([60, 60]);
  });

  it('is its inbox’s promise again once its policy is gone, and was before there was one', async () => {
    const own = await house(app);
    const before = await own.mail(HOUR);
    const policy = await own.policy({ first_response: 4 * 3600 });
    const id = await own.mail(HOUR);
    await becomes(id, 'first_response', 'running', own);
    const due = async (of: string) => minutes((await own.conversation(of)).answerDueAt!.getTime() - Date.now());
    expect(await due(id)).toBe(180);
    await own.admin.call(deleteSlaPolicy, { policyId: policy.id });
    await eventually('the inbox’s promise', async () => (await due(id)) === 23 * 60);
    expect(await due(before)).toBe(23 * 60);
    expect((await own.admin.call(listSlaClocks, { conversationId: id })).clocks).toEqual([]);
  });

  it('was nothing to who waited before a policy held for him', async () => {
    const own = await house(app);
    const id = await own.mail(HOUR);
    const targets = { first_response: 60, next_response: null, resolution: null };
    await own.admin.call(createSlaPolicy, { name: 'Standard', conditions: {}, targets });
    await refresh(own, id);
    expect([await own.told(id), (await own.clocks(id))['first_response']?.state]).toEqual([[], 'idle']);
  });

  it('keeps the hours that ran under a calendar that is changed', async () => {
    const own = await house(app);
    const every = [1, 2, 3, 4, 5, 6, 7];
    const ranges = every.map((day) => ({ day, from: '00:00', to: '24:00' }));
    const calendar = await own.admin.call(createCalendar, { name: 'Toujours', zone: 'UTC', ranges });
    await own.policy({ first_response: 4 * 3600 }, { calendarId: calendar.id });
    const id = await own.mail(HOUR);
    await becomes(id, 'first_response', 'running', own);
    await own.admin.call(updateCalendar, { calendarId: calendar.id, ranges: [] });
    const row = await eventually('no due moment', async () => {
      const { first_response: clock } = await own.clocks(id);
      return clock && !clock.dueAt ? clock : null;
    });
    expect(minutes(row.elapsedMs)).toBe(60);
    // Nothing ever opens: what the inbox promises is what can be shown.
    expect(minutes((await own.conversation(id)).answerDueAt!.getTime() - Date.now())).toBe(23 * 60);
  });
});
