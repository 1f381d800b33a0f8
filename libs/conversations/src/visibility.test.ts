import {
  addNote,
  assignConversation,
  bulkAction,
  completeFollowUp,
  editConversation,
  getConversation,
  getDraft,
  getRawMessage,
  getReplyRecipients,
  getTimeline,
  listConversations,
  listViews,
  reopenConversation,
  resolveConversation,
  retrySend,
  saveDraft,
  sendMessage,
  setPending,
  snoozeConversation,
  undoSend,
} from '@guichet/contracts';
import { makeTeam, refusalCode, signIn, type TestPerson } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from './test-desk.fixtures.ts';

let desk: TestDesk;
let tenant: string;
let inboxId: string;
let mine: string;
let theirs: string;
beforeAll(async () => {
  desk = await startTestDesk();
  tenant = await desk.app.tenant();
  inboxId = await desk.inbox(tenant);
  mine = await makeTeam(desk.app, tenant, 'Retours');
  theirs = await makeTeam(desk.app, tenant, 'Ventes');
});
afterAll(() => desk.app.stop());

/** Everything one can do to a conversation, by its own id and by those of what is in it. */
const DOORS: Record<string, (person: TestPerson, it: Target) => Promise<unknown>> = {
  get: (p, { conversationId }) => p.call(getConversation, { conversationId }),
  timeline: (p, { conversationId }) => p.call(getTimeline, { conversationId }),
  recipients: (p, { conversationId }) => p.call(getReplyRecipients, { conversationId }),
  draft: (p, { conversationId }) => p.call(getDraft, { conversationId }),
  saveDraft: (p, { conversationId }) => p.call(saveDraft, { conversationId, mode: 'note', html: 'a' }),
  note: (p, { conversationId }) => p.call(addNote, { conversationId, clientId: uuid(), html: '<p>a</p>' }),
  send: (p, { conversationId }) =>
    p.call(sendMessage, { conversationId, clientId: uuid(), mode: 'reply', html: '<p>a</p>' }),
  edit: (p, { conversationId }) => p.call(editConversation, { conversationId, priority: 'low' }),
  pending: (p, { conversationId }) => p.call(setPending, { conversationId }),
  snooze: (p, { conversationId }) =>
    p.call(snoozeConversation, { conversationId, until: new Date(Date.now() + 3_600_000).toISOString() }),
  resolve: (p, { conversationId }) => p.call(resolveConversation, { conversationId }),
  reopen: (p, { conversationId }) => p.call(reopenConversation, { conversationId }),
  raw: (p, { messageId }) => p.call(getRawMessage, { messageId }),
  undo: (p, { messageId }) => p.call(undoSend, { messageId }),
  retry: (p, { messageId }) => p.call(retrySend, { messageId }),
  followUp: (p, { followUpId }) => p.call(completeFollowUp, { followUpId }),
  assign: (p, { conversationId }) => p.call(assignConversation, { conversationId, assigneeId: p.userId }),
};
interface Target {
  conversationId: string;
  messageId: string;
  followUpId: string;
}
async function target(holders: { teamId?: string | null; assigneeId?: string | null }): Promise<Target> {
  const { conversationId, entryId: messageId } = await desk.receive(tenant, inboxId);
  const followUpId = await desk.app.as(tenant, () =>
    desk.app.db.tx(async (tx) => {
      await tx.conversation.updateMany({ where: { id: conversationId }, data: holders });
      const followUp = { conversationId, text: 'a', dueAt: new Date() };
      return (await tx.followUp.create({ data: followUp })).id;
    }),
  );
  return { conversationId, messageId, followUpId };
}

describe('what someone sees', () => {
  // own, team, all
  const TABLE: [string, (me: string, other: string) => Parameters<typeof target>[0], [boolean, boolean, boolean]][] = [
    ['mine in another team', (me) => ({ assigneeId: me, teamId: theirs }), [true, true, true]],
    ['unassigned of my team', () => ({ teamId: mine }), [true, true, true]],
    ['unassigned of no team', () => ({}), [true, true, true]],
    ['a colleague’s of my team', (_, other) => ({ assigneeId: other, teamId: mine }), [false, true, true]],
    ['a colleague’s of no team', (_, other) => ({ assigneeId: other }), [false, false, true]],
    ['unassigned of another team', () => ({ teamId: theirs }), [false, false, true]],
  ];
  it.each(TABLE)('%s', async (_, holders, expected) => {
    const other = await signIn(desk.app, tenant);
    const seen: boolean[] = [];
    for (const visibility of ['own', 'team', 'all'] as const) {
      const person = await signIn(desk.app, tenant, { visibility, teamIds: [mine] });
      const { conversationId } = await target(holders(person.userId, other.userId));
      const byId = await person.call(getConversation, { conversationId }).then(
        () => true,
        () => false,
      );
      const { conversations } = await person.call(listConversations, { sort: 'newest', limit: 100 });
      const found = await person.call(listConversations, { q: 'commande', sort: 'newest', limit: 100 });
      expect(conversations.some(({ id }) => id === conversationId)).toBe(byId);
      expect(found.conversations.some(({ id }) => id === conversationId)).toBe(byId);
      seen.push(byId);
    }
    expect(seen).toEqual(expected);
  });

  it('is all that is counted', async () => {
    const fresh = await desk.app.tenant();
    const freshInbox = await desk.inbox(fresh);
    const team = await makeTeam(desk.app, fresh, 'Retours');
    const person = await signIn(desk.app, fresh, { visibility: 'own', teamIds: [] });
    await desk.receive(fresh, freshInbox);
    const { conversationId } = await desk.receive(fresh, freshInbox);
    await desk.app.as(fresh, () =>
      desk.app.db.tx((tx) => tx.conversation.updateMany({ where: { id: conversationId }, data: { teamId: team } })),
    );
    const { builtIn, teams } = await person.call(listViews, {});
    expect(builtIn.find(({ view }) => view === 'all')).toEqual({ view: 'all', count: 1 });
    expect(teams).toEqual([]);
  });
});

describe('what someone may not see is not there', () => {
  const DOOR_NAMES = Object.keys(DOORS);

  it.each(DOOR_NAMES)('%s: for a colleague who sees his own', async (door) => {
    const other = await signIn(desk.app, tenant);
    const person = await signIn(desk.app, tenant, { visibility: 'own', teamIds: [mine] });
    const hidden = await target({ assigneeId: other.userId, teamId: mine });
    expect(await refusalCode(DOORS[door]!(person, hidden))).toBe('not_found');
  });

  it.each(DOOR_NAMES)('%s: for another house', async (door) => {
    const stranger = await signIn(desk.app, await desk.app.tenant(), { role: 'administrator' });
    expect(await refusalCode(DOORS[door]!(stranger, await target({})))).toBe('not_found');
  });

  it('nor among many', async () => {
    const stranger = await signIn(desk.app, await desk.app.tenant());
    const { conversationId } = await target({});
    const action = { type: 'resolve' } as const;
    expect(await stranger.call(bulkAction, { conversationIds: [conversationId], action })).toEqual({
      done: [],
      refused: [{ id: conversationId, code: 'not_found' }],
    });
    expect((await stranger.call(listConversations, {})).conversations).toEqual([]);
  });

  it('and what he may see opens by every door', async () => {
    const person = await signIn(desk.app, tenant, { visibility: 'own', teamIds: [mine] });
    // Those that need more than sight: a stored raw mail, a message of one's own, a failed one.
    const others = { raw: 'not_found', undo: 'too_late_to_undo', retry: 'conflict' } as Record<string, string>;
    const mineToo = await target({ teamId: mine });
    for (const door of DOOR_NAMES) {
      const outcome = await DOORS[door]!(person, mineToo).then(
        () => 'ok',
        (error: { code: string }) => error.code,
      );
      expect({ door, outcome }).toEqual({ door, outcome: others[door] ?? 'ok' });
    }
  });
});
