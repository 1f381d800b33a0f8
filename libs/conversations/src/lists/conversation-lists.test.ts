import {
  addNote,
  type ConversationSummary,
  deleteView,
  editConversation,
  listConversations,
  listViews,
  resolveConversation,
  saveView,
  sendMessage,
  setPending,
  snoozeConversation,
} from '@guichet/contracts';
import { makeTeam, refusalCode, signIn, type TestPerson } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDesk, type TestDesk } from '../test-desk.fixtures.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startTestDesk();
});
afterAll(() => desk.app.stop());

interface House {
  tenant: string;
  inboxId: string;
  nadia: TestPerson;
  open: (fields?: object) => Promise<string>;
}
async function house(): Promise<House> {
  const tenant = await desk.app.tenant();
  const inboxId = await desk.inbox(tenant);
  const nadia = await signIn(desk.app, tenant);
  return {
    tenant,
    inboxId,
    nadia,
    open: async (fields) => (await desk.receive(tenant, inboxId, fields)).conversationId,
  };
}
const ids = (list: { conversations: ConversationSummary[] }) => list.conversations.map(({ id }) => id);
const change = ({ tenant }: House, id: string, data: object) =>
  desk.app.as(tenant, () => desk.app.db.tx((tx) => tx.conversation.updateMany({ where: { id }, data })));
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe('a list', () => {
  it.each(['urgency', 'newest', 'oldest'] as const)(
    'by %s shows each once, over all pages, in one order',
    async (sort) => {
      const place = await house();
      const at = minutesAgo(90);
      const made: string[] = [];
      for (let index = 0; index < 23; index += 1) {
        const id = await place.open({ at: minutesAgo(index % 4) });
        // Many equal keys, absent due times, several statuses: where pages break.
        await change(place, id, {
          status: (['open', 'pending', 'snoozed', 'resolved'] as const)[index % 4],
          priority: (['low', 'normal', 'high', 'urgent'] as const)[index % 3],
          answerDueAt: index % 5 ? new Date(at.getTime() + (index % 2) * 1000) : null,
          ...(index % 2 ? { lastMessageAt: at } : {}),
        });
        made.push(id);
      }
      const whole = await place.nadia.call(listConversations, { sort, limit: 100 });
      expect(new Set(ids(whole))).toEqual(new Set(made));
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await place.nadia.call(listConversations, { sort, limit: 5, ...(cursor ? { cursor } : {}) });
        paged.push(...ids(page));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(paged).toEqual(ids(whole));
      expect([...whole.conversations].sort(ORDER[sort])).toEqual(whole.conversations);
    },
  );

  it('goes on where it was, whatever came on top meanwhile', async () => {
    const place = await house();
    const made = [];
    for (let index = 0; index < 6; index += 1) made.push(await place.open({ at: minutesAgo(60 - index) }));
    const first = await place.nadia.call(listConversations, { sort: 'newest', limit: 3 });
    await place.open();
    const second = await place.nadia.call(listConversations, { sort: 'newest', limit: 3, cursor: first.nextCursor! });
    expect([...ids(first), ...ids(second)]).toEqual(made.reverse());
    expect(second.nextCursor).toBeNull();
  });

  it('refuses a cursor that is none, or of another order', async () => {
    const { nadia, open } = await house();
    await open();
    await open();
    const { nextCursor } = await nadia.call(listConversations, { sort: 'newest', limit: 1 });
    const forged = Buffer.from(JSON.stringify(['n', `1' or 1=1`, uuid()])).toString('base64url');
    for (const cursor of ['x', forged, Buffer.from('[]').toString('base64url')])
      expect(await refusalCode(nadia.call(listConversations, { sort: 'newest', cursor }))).toBe('invalid_input');
    const other = nadia.call(listConversations, { sort: 'oldest', cursor: nextCursor! });
    expect(await refusalCode(other)).toBe('invalid_input');
  });

  it('shows tags and customers', async () => {
    const { nadia, open } = await house();
    const conversationId = await open();
    await nadia.call(editConversation, { conversationId, addTags: ['b', 'a'] });
    const { conversations } = await nadia.call(listConversations, {});
    expect(conversations).toMatchObject([{ tags: [{ name: 'a' }, { name: 'b' }], customer: { name: 'Léa Morin' } }]);
  });
});

const RANK = { low: 3, normal: 2, high: 1, urgent: 0 };
const FAR = '9999';
const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
const ORDER: Record<string, (one: ConversationSummary, other: ConversationSummary) => number> = {
  urgency: (one, other) =>
    RANK[one.priority] - RANK[other.priority] ||
    byText(one.answerDueAt ?? FAR, other.answerDueAt ?? FAR) ||
    byText(one.id, other.id),
  newest: (one, other) => byText(other.lastMessageAt, one.lastMessageAt) || byText(one.id, other.id),
  oldest: (one, other) => byText(one.lastMessageAt, other.lastMessageAt) || byText(other.id, one.id),
};

describe('views and filters', () => {
  it('hold what their names say, and count it', async () => {
    const place = await house();
    const { nadia, open, tenant, inboxId } = place;
    const team = await makeTeam(desk.app, tenant, 'Retours');
    const tom = await signIn(desk.app, tenant, { name: 'Tom', teamIds: [team] });
    const [free, mine, toms, pending, snoozed, resolved] = [
      ...[await open(), await open(), await open(), await open(), await open(), await open()],
    ] as [string, string, string, string, string, string];
    await change(place, mine, { assigneeId: nadia.userId });
    await change(place, toms, { assigneeId: tom.userId, teamId: team });
    await nadia.call(setPending, { conversationId: pending });
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await nadia.call(snoozeConversation, { conversationId: snoozed, until });
    await nadia.call(resolveConversation, { conversationId: resolved });
    const expected = {
      todo: [free, mine],
      waiting: [pending],
      snoozed: [snoozed],
      'follow-ups': [],
      team: [],
      unassigned: [free],
      all: [free, mine, toms, pending, snoozed],
      resolved: [resolved],
    };
    for (const [view, members] of Object.entries(expected)) {
      const list = await nadia.call(listConversations, { view: view as 'todo' });
      expect(new Set(ids(list)), view).toEqual(new Set(members));
    }
    expect(ids(await tom.call(listConversations, { view: 'team' }))).toEqual([toms]);
    const counts = await nadia.call(listViews, {});
    expect(Object.fromEntries(counts.builtIn.map(({ view, count }) => [view, count]))).toEqual(
      Object.fromEntries(Object.entries(expected).map(([view, members]) => [view, members.length])),
    );
    expect(counts.teams).toEqual([{ teamId: team, count: 1 }]);
    const filters: [object, string[]][] = [
      [{ assigneeId: 'me' }, [mine]],
      [{ assigneeId: 'none', status: 'open' }, [free]],
      [{ assigneeId: tom.userId }, [toms]],
      [{ teamId: team }, [toms]],
      [{ status: ['pending', 'resolved'] }, [pending, resolved]],
      [{ status: ['pending'], view: 'resolved' }, []],
      [{ inboxId: uuid() }, []],
      [{ inboxId, status: ['snoozed'] }, [snoozed]],
    ];
    for (const [filter, members] of filters)
      expect(new Set(ids(await nadia.call(listConversations, filter))), JSON.stringify(filter)).toEqual(
        new Set(members),
      );
  });

  it('filter by tag, priority, customer with all his records, and value', async () => {
    const place = await house();
    const { nadia, open, tenant } = place;
    const one = await open();
    const two = await open({ from: { name: 'L. Morin', address: 'lea@autre.test' } });
    await open({ from: { name: 'Paul', address: 'paul@x.test' } });
    const customers = (await nadia.call(listConversations, {})).conversations;
    const of = (id: string) => customers.find((conversation) => conversation.id === id)!.customer!.id;
    await desk.app.as(tenant, () =>
      desk.app.db.tx(async (tx) => {
        await tx.customer.updateMany({ where: { id: of(two) }, data: { mergedIntoId: of(one) } });
        await tx.customer.updateMany({ where: { id: of(one) }, data: { valueClass: 'key' } });
      }),
    );
    for (const customerId of [of(one), of(two)])
      expect(new Set(ids(await nadia.call(listConversations, { customerId })))).toEqual(new Set([one, two]));
    expect(new Set(ids(await nadia.call(listConversations, { valueClass: 'key' })))).toEqual(new Set([one, two]));
    const { tags } = await nadia.call(editConversation, {
      conversationId: one,
      addTags: ['colis'],
      priority: 'urgent',
    });
    expect(ids(await nadia.call(listConversations, { tagId: tags[0]!.id }))).toEqual([one]);
    expect(ids(await nadia.call(listConversations, { priority: ['urgent', 'high'] }))).toEqual([one]);
  });

  it('stop counting at 1,000', async () => {
    const place = await house();
    const { tenant, inboxId, nadia } = place;
    await desk.app.as(tenant, () =>
      desk.app.db.tx((tx) =>
        tx.conversation.createMany({
          data: Array.from({ length: 1010 }, (_, index) => ({
            ...{ number: index + 1, subject: 'x', channel: 'email' as const, inboxId },
          })),
        }),
      ),
    );
    const { builtIn } = await nadia.call(listViews, {});
    expect(builtIn.find(({ view }) => view === 'unassigned')!.count).toBe(1000);
  });
});

describe('saved views', () => {
  it('are one’s own unless shared', async () => {
    const { tenant, nadia, open } = await house();
    const lead = await signIn(desk.app, tenant, { role: 'supervisor' });
    const filter = { status: ['open' as const], priority: ['urgent' as const] };
    const conversationId = await open();
    await nadia.call(editConversation, { conversationId, priority: 'urgent' });
    await open();
    const own = await nadia.call(saveView, { name: 'Feu', filter });
    expect(own).toMatchObject({ name: 'Feu', isShared: false, isMine: true, filter });
    expect(ids(await nadia.call(listConversations, { savedViewId: own.id }))).toEqual([conversationId]);
    expect((await nadia.call(listViews, {})).saved).toMatchObject([{ id: own.id, count: 1 }]);
    expect((await lead.call(listViews, {})).saved).toEqual([]);
    expect(await refusalCode(lead.call(listConversations, { savedViewId: own.id }))).toBe('not_found');
    expect(await refusalCode(lead.call(deleteView, { viewId: own.id }))).toBe('not_found');
    expect(await refusalCode(nadia.call(saveView, { name: 'x', isShared: true, filter }))).toBe('forbidden');
    const shared = await lead.call(saveView, { name: 'Urgences', isShared: true, filter: { assigneeId: 'me' } });
    expect((await nadia.call(listViews, {})).saved.map(({ name, isMine }) => [name, isMine])).toEqual([
      ['Feu', true],
      ['Urgences', false],
    ]);
    expect(await refusalCode(nadia.call(deleteView, { viewId: shared.id }))).toBe('forbidden');
    await lead.call(deleteView, { viewId: shared.id });
    await nadia.call(deleteView, { viewId: own.id });
    expect((await nadia.call(listViews, {})).saved).toEqual([]);
  });

  it('refuse a filter that is none', async () => {
    const { nadia } = await house();
    const filter = { priority: ['huge'] } as never;
    expect(await refusalCode(nadia.call(saveView, { name: 'x', filter }))).toBe('invalid_input');
  });
});

describe('search', () => {
  it('finds subject, number, text, notes and people, without accents and from the beginning of words', async () => {
    const { nadia, open } = await house();
    const conversationId = await open({ subject: 'Élégant fauteuil', text: 'Référence ABC-12345, commande 58 214' });
    await open({ subject: 'Autre', text: 'rien', from: { name: 'Paul', address: 'paul@x.test' } });
    await nadia.call(addNote, { conversationId, clientId: uuid(), html: '<p>transporteur prévenu</p>' });
    await nadia.call(sendMessage, {
      conversationId,
      clientId: uuid(),
      mode: 'reply',
      html: '<p>Remboursement fait</p>',
    });
    const found = [
      'elegant',
      'FAUTEUIL',
      'faut',
      'abc12345',
      '58214',
      'morin',
      'lea.morin@exemple.test',
      'lea.mor',
    ].concat(['transporteur prevenu', 'rembours', 'leger'.replace('leger', 'ref')]);
    for (const q of found) expect(ids(await nadia.call(listConversations, { q })), q).toEqual([conversationId]);
    for (const q of ['auteuil', 'fauteuil rien', '!!', `x' | 'y`, '\\', ':*'])
      expect(ids(await nadia.call(listConversations, { q })), q).toEqual([]);
  });

  it('keeps to the view and to the house', async () => {
    const one = await house();
    const two = await house();
    const id = await one.open({ text: 'girafe' });
    await two.open({ text: 'girafe' });
    expect(ids(await one.nadia.call(listConversations, { q: 'girafe' }))).toEqual([id]);
    expect(ids(await one.nadia.call(listConversations, { q: 'girafe', view: 'todo' }))).toEqual([id]);
    expect(ids(await one.nadia.call(listConversations, { q: 'girafe', view: 'resolved' }))).toEqual([]);
  });
});
