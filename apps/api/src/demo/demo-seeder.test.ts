import { SiteDirectory } from '@guichet/sites';
import { DEMO_SITE_KEY, getChat, getTimeline, listConversations } from '@guichet/contracts';
import { signIn, startTestApp, type TestApp, type TestPerson } from '@guichet/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DemoModule } from '../seed-demo.ts';
import { DemoSeeder } from './demo-seeder.ts';

let app: TestApp;
let tenant: string;
let admin: TestPerson;
beforeAll(async () => {
  app = await startTestApp([DemoModule], { GUICHET_ROLE: 'web', GUICHET_DEMO: '1' });
  await app.get(DemoSeeder).seed('a password of the demo');
  tenant = (await app.get(SiteDirectory).byKey(DEMO_SITE_KEY))!.tenantId;
  admin = await signIn(app, tenant, { role: 'administrator' });
});
afterAll(() => app.stop());

it('has chats of the last days in the lists: over, in both languages, one rated', async () => {
  const { conversations } = await admin.call(listConversations, { sort: 'newest', limit: 100 });
  const ids = conversations.filter(({ channel }) => channel === 'chat').map(({ id }) => id);
  const chats = await Promise.all(ids.map((conversationId) => admin.call(getChat, { conversationId })));
  expect(chats.length).toBeGreaterThanOrEqual(5);
  expect(new Set(chats.map(({ context }) => context.language))).toEqual(new Set(['fr', 'en']));
  expect(chats.filter(({ endedAt }) => endedAt === null)).toEqual([]);
  expect(chats.flatMap(({ rating }) => rating?.score ?? [])).toEqual([5]);
});

it('has a chat that went on by mail, in one timeline', async () => {
  const { conversations } = await admin.call(listConversations, { q: 'Rachid Amrani', limit: 5 });
  const { entries } = await admin.call(getTimeline, { conversationId: conversations[0]!.id });
  const messages = entries.filter((entry) => entry.type === 'message');
  expect(messages.map(({ direction, kind, to }) => [direction, kind, to.length])).toEqual([
    ['in', 'normal', 0],
    ['out', 'normal', 0],
    ['in', 'normal', 0],
    ['out', 'normal', 0],
    ['out', 'follow-up', 1],
    ['in', 'normal', 1],
  ]);
  expect(messages[4]!.text).toContain(messages[3]!.text);
});

it('leaves nobody waiting, and nothing to be sent after them', async () => {
  const [left] = await app.as(tenant, () =>
    app.db.tx(
      (tx) => tx.$queryRaw<{ waiting: number; unsent: number }[]>`
        select (select count(*)::int from work_item where channel = 'chat' and state not in ('done')) as waiting,
          (select count(*)::int from entry e join chat c on c.conversation_id = e.conversation_id
            where e.direction = 'out' and e.kind = 'normal' and e.sequence > greatest(c.visitor_read, c.mailed_sequence)) as unsent`,
    ),
  );
  expect(left).toEqual({ waiting: 0, unsent: 0 });
});
