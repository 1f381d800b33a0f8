import {
  assignConversation,
  bulkAction,
  completeFollowUp,
  editConversation,
  getConversation,
  getTimeline,
  listConversations,
  listTags,
  reopenConversation,
  resolveConversation,
  setPending,
  snoozeConversation,
} from '@guichet/contracts';
import { eventually, makeTeam, refusalCode, signIn, type TestPerson } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../test-desk.fixtures.ts';

let desk: TestDesk;
let tenant: string;
let inboxId: string;
let nadia: TestPerson;
beforeAll(async () => {
  desk = await startTestDesk();
  tenant = await desk.app.tenant();
  inboxId = await desk.inbox(tenant);
  nadia = await signIn(desk.app, tenant);
});
afterAll(() => desk.app.stop());

const open = async () => (await desk.receive(tenant, inboxId)).conversationId;
const lines = async (conversationId: string) =>
  (await nadia.call(getTimeline, { conversationId })).entries.flatMap((entry) =>
    entry.type === 'system' ? [{ event: entry.event, by: entry.actorUserId, data: entry.data }] : [],
  );
const events = (conversationId: string) =>
  desk.app.as(tenant, () =>
    desk.app.db.tx(async (tx) => {
      const found = await tx.domainEvent.findMany({ where: { conversationId }, orderBy: { id: 'asc' } });
      return found.map(({ type }) => type);
    }),
  );
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

describe('status', () => {
  it('changes once; doing it again changes nothing', async () => {
    const conversationId = await open();
    const first = await nadia.call(resolveConversation, { conversationId });
    expect(first).toMatchObject({ status: 'resolved', waitingSince: null, answerDueAt: null });
    const again = await nadia.call(resolveConversation, { conversationId });
    expect(again.version).toBe(first.version);
    expect(await lines(conversationId)).toEqual([{ event: 'conversation.resolved', by: nadia.userId, data: {} }]);
    expect(await events(conversationId)).toEqual(['conversation.opened', 'message.received', 'conversation.resolved']);
  });

  it('refuses what is not legal', async () => {
    const conversationId = await open();
    await nadia.call(resolveConversation, { conversationId });
    expect(await refusalCode(nadia.call(setPending, { conversationId }))).toBe('illegal_status');
    const until = inAnHour();
    expect(await refusalCode(nadia.call(snoozeConversation, { conversationId, until }))).toBe('illegal_status');
    expect(await nadia.call(reopenConversation, { conversationId })).toMatchObject({ status: 'open' });
  });

  it('is changed once when two do it at once', async () => {
    const conversationId = await open();
    await Promise.all(Array.from({ length: 6 }, () => nadia.call(setPending, { conversationId })));
    expect(await lines(conversationId)).toHaveLength(1);
  });

  it('keeps the closing, and its next step as a follow-up that can be done', async () => {
    const conversationId = await open();
    const closing = { understood: 'colis perdu', solution: 'renvoyé', nextStep: 'Rappeler Léa', dueAt: inAnHour() };
    await nadia.call(resolveConversation, { conversationId, closing });
    await nadia.call(resolveConversation, { conversationId, closing });
    expect(await lines(conversationId)).toMatchObject([{ event: 'conversation.resolved', data: closing }]);
    const { followUps } = await nadia.call(getConversation, { conversationId });
    expect(followUps).toMatchObject([{ text: 'Rappeler Léa', ownerId: nadia.userId, doneAt: null }]);
    const followUpId = followUps[0]!.id;
    const due = await nadia.call(listConversations, { view: 'follow-ups' });
    const isToday = new Date(closing.dueAt).getDate() === new Date().getDate();
    expect(due.conversations.some(({ id }) => id === conversationId)).toBe(isToday);
    const done = await nadia.call(completeFollowUp, { followUpId });
    expect(done.doneAt).not.toBeNull();
    expect(await nadia.call(completeFollowUp, { followUpId })).toEqual(done);
    expect((await events(conversationId)).filter((type) => type === 'follow-up.done')).toHaveLength(1);
  });
});

describe('a snooze', () => {
  it('ends by itself', async () => {
    const conversationId = await open();
    const until = new Date(Date.now() + 1000).toISOString();
    expect(await nadia.call(snoozeConversation, { conversationId, until })).toMatchObject({ snoozedUntil: until });
    await eventually('the snooze to be over', async () => {
      const { status, snoozedUntil } = await nadia.call(getConversation, { conversationId });
      return status === 'open' && snoozedUntil === null;
    });
    expect((await lines(conversationId)).at(-1)).toEqual({
      event: 'conversation.reopened',
      by: null,
      data: { reason: 'snooze-over' },
    });
  });

  it('lies in the future', async () => {
    const conversationId = await open();
    const until = new Date(Date.now() - 1000).toISOString();
    expect(await refusalCode(nadia.call(snoozeConversation, { conversationId, until }))).toBe('snooze_in_past');
  });

  it('that was moved or resolved does not end at its first time', async () => {
    const [moved, resolved] = [await open(), await open()];
    const end = Date.now() + 4000;
    const until = new Date(end).toISOString();
    for (const conversationId of [moved, resolved]) await nadia.call(snoozeConversation, { conversationId, until });
    await nadia.call(snoozeConversation, { conversationId: moved, until: inAnHour() });
    await nadia.call(resolveConversation, { conversationId: resolved });
    await new Promise((resolve) => setTimeout(resolve, end - Date.now() + 800));
    expect(await nadia.call(getConversation, { conversationId: moved })).toMatchObject({ status: 'snoozed' });
    const after = await nadia.call(getConversation, { conversationId: resolved });
    expect(after).toMatchObject({ status: 'resolved', snoozedUntil: null });
  });
});

describe('assigning', () => {
  it('names active people and existing teams of this house only', async () => {
    const conversationId = await open();
    const teamId = await makeTeam(desk.app, tenant, 'Retours');
    const tom = await signIn(desk.app, tenant, { name: 'Tom' });
    const given = await nadia.call(assignConversation, { conversationId, assigneeId: tom.userId, teamId });
    expect(given).toMatchObject({ assigneeId: tom.userId, teamId });
    expect(await nadia.call(assignConversation, { conversationId, assigneeId: null })).toMatchObject({
      assigneeId: null,
      teamId,
    });
    const other = await desk.app.tenant();
    const stranger = await signIn(desk.app, other);
    const strangeTeam = await makeTeam(desk.app, other, 'Retours');
    await desk.app.as(tenant, () =>
      desk.app.db.tx((tx) => tx.user.updateMany({ where: { id: tom.userId }, data: { status: 'disabled' } })),
    );
    for (const assigneeId of [stranger.userId, tom.userId, uuid()])
      expect(await refusalCode(nadia.call(assignConversation, { conversationId, assigneeId }))).toBe('not_found');
    const wrong = nadia.call(assignConversation, { conversationId, teamId: strangeTeam });
    expect(await refusalCode(wrong)).toBe('not_found');
    expect((await lines(conversationId)).map(({ event }) => event)).toEqual([
      'conversation.assigned',
      'conversation.assigned',
    ]);
  });
});

describe('editing', () => {
  it('changes subject, priority and customer, and finds it under the new words', async () => {
    const conversationId = await open();
    const { customerId } = await desk.app.as(tenant, () =>
      desk.app.db.tx(async (tx) => ({ customerId: (await tx.customer.create({ data: { name: 'Zoé Petit' } })).id })),
    );
    const subject = `Réclamation ${uuid().slice(-12)}`;
    const edited = await nadia.call(editConversation, { conversationId, subject, priority: 'high', customerId });
    expect(edited).toMatchObject({ subject, priority: 'high', customer: { name: 'Zoé Petit' } });
    expect(await lines(conversationId)).toMatchObject([
      { event: 'conversation.edited', data: { fields: ['subject', 'priority', 'customerId'], to: { subject } } },
    ]);
    const q = `zoe ${subject.slice(-12)}`;
    await eventually('the new words to be found', async () => {
      const { conversations } = await nadia.call(listConversations, { q });
      return conversations.some(({ id }) => id === conversationId);
    });
    const same = await nadia.call(editConversation, { conversationId, subject });
    expect(same.version).toBe(edited.version);
    const wrong = nadia.call(editConversation, { conversationId, customerId: uuid() });
    expect(await refusalCode(wrong)).toBe('not_found');
  });

  it('knows a tag by its name in any case, also when many make it at once', async () => {
    const name = `Été ${uuid().slice(-6)}`;
    const ids = await Promise.all(Array.from({ length: 5 }, open));
    const tagged = await Promise.all(
      ids.map((conversationId, index) =>
        nadia.call(editConversation, { conversationId, addTags: [index % 2 ? name : name.toUpperCase()] }),
      ),
    );
    const tagIds = new Set(tagged.map(({ tags }) => tags[0]!.id));
    expect(tagIds.size).toBe(1);
    const [tagId] = [...tagIds] as [string];
    expect((await nadia.call(listTags, {})).tags.filter(({ id }) => id === tagId)).toHaveLength(1);
    const conversationId = ids[0]!;
    expect(await nadia.call(editConversation, { conversationId, removeTagIds: [tagId] })).toMatchObject({ tags: [] });
  });
});

describe('many at once', () => {
  it('does what can be done and says why not the rest', async () => {
    const [one, two, absent] = [await open(), await open(), uuid()];
    await nadia.call(resolveConversation, { conversationId: two });
    const until = inAnHour();
    const answer = await nadia.call(bulkAction, {
      conversationIds: [one, two, absent, one],
      action: { type: 'snooze', until },
    });
    expect(answer).toEqual({
      done: [one],
      refused: [
        { id: two, code: 'illegal_status' },
        { id: absent, code: 'not_found' },
      ],
    });
  });

  it.each([
    [{ type: 'assign', assigneeId: null } as const, {}],
    [{ type: 'resolve' } as const, { status: 'resolved' }],
    [{ type: 'pending' } as const, { status: 'pending' }],
    [{ type: 'reopen' } as const, { status: 'open' }],
    [{ type: 'tag', name: 'Vrac' } as const, { tags: [{ name: 'Vrac' }] }],
    [{ type: 'priority', priority: 'urgent' } as const, { priority: 'urgent' }],
  ])('%j', async (action, expected) => {
    const id = await open();
    expect(await nadia.call(bulkAction, { conversationIds: [id], action })).toEqual({ done: [id], refused: [] });
    expect(await nadia.call(getConversation, { conversationId: id })).toMatchObject(expected);
  });
});
