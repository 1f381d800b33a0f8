import { BUILT_IN_VIEWS, type ConversationFilter } from '@guichet/contracts';
import { CustomersModule } from '@guichet/customers';
import { IdentityModule } from '@guichet/identity';
import { type Actor, Db } from '@guichet/platform';
import { startTestApp, type TestApp } from '@guichet/testing';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversationCounts } from './conversation-counts.query.ts';
import { conversationList } from './conversation-list.query.ts';
import type { Sort } from './list-cursor.ts';
import { conditionsOf } from './list-conditions.ts';

const HOUSES = 20;
let app: TestApp;
let tenant: string;
const userId = uuid();
const teamId = uuid();
const customerId = uuid();
beforeAll(async () => {
  app = await startTestApp([IdentityModule, CustomersModule]);
  for (let house = 0; house < HOUSES; house += 1) await fill(500);
  tenant = await fill(2000);
  const admin = new pg.Client(process.env.ADMIN_DATABASE_URL);
  await admin.connect();
  await admin.query('vacuum analyze');
  await admin.end();
}, 120_000);
afterAll(() => app.stop());

async function fill(count: number): Promise<string> {
  const id = await app.tenant();
  await app.as(id, () =>
    app.get(Db).raw((client) =>
      client.query(
        `insert into conversation (id, number, subject, status, priority, channel, inbox_id, team_id, assignee_id, customer_id,
           answer_due_at, last_message_at)
         select gen_random_uuid(), i, 'x', (array['open', 'pending', 'snoozed', 'resolved']::conversation_status[])[1 + i % 4],
           (array['low', 'normal', 'high']::priority[])[1 + i % 3], 'email', gen_random_uuid(),
           case when i % 5 = 0 then $1::uuid else gen_random_uuid() end,
           case when i % 7 = 0 then $2::uuid when i % 2 = 0 then gen_random_uuid() end,
           case when i % 50 = 0 then $3::uuid else gen_random_uuid() end,
           now() - i * interval '1 minute', now() - i * interval '1 minute'
         from generate_series(1, $4::int) i`,
        [teamId, userId, customerId, count],
      ),
    ),
  );
  return id;
}

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: Plan[];
}
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** How each table that grows is reached: by which index, or as a whole. */
async function readsOf({ text, values }: { text: string; values: unknown[] }): Promise<string[]> {
  const plan = await app.as(tenant, () =>
    app.get(Db).raw(async (client) => {
      const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>({
        text: `explain (format json) ${text}`,
        values,
      });
      return rows[0]!['QUERY PLAN'][0]!.Plan;
    }),
  );
  return nodesOf(plan)
    .filter((node) => node['Relation Name'] ?? node['Index Name'])
    .map((node) => `${node['Node Type']} ${node['Index Name'] ?? node['Relation Name']}`);
}

const actor = (visibility: Actor['visibility']) =>
  ({ userId, visibility, teamIds: [teamId], permissions: new Set() }) as unknown as Actor;
const families = new Map([[customerId, [customerId]]]);
const listOf = (
  selection: object,
  sort: Sort,
  visibility: Actor['visibility'] = 'team',
  words: string | null = null,
) => {
  const conditions = conditionsOf(actor(visibility), new Date(), { filters: [], families, ...selection });
  return conversationList({ ...conditions, sort, position: null, limit: 51, words });
};

describe('lists are read along an index', () => {
  const all = BUILT_IN_VIEWS.flatMap((view) =>
    (['urgency', 'newest', 'oldest'] as const).map((sort) => [view, sort] as const),
  );
  it.each(all)('view %s by %s', async (view, sort) => {
    for (const visibility of ['own', 'team', 'all'] as const) {
      const reads = await readsOf(listOf({ view }, sort, visibility));
      expect(reads.filter((read) => /^Seq Scan (conversation|entry|search_document)/.test(read))).toEqual([]);
      expect(reads.join()).toMatch(/conversation_(tenant_id|pkey)/);
    }
  });

  it.each<ConversationFilter>([
    { assigneeId: 'me' },
    { assigneeId: 'none' },
    { teamId },
    { customerId },
    { tagId: uuid() },
    { status: ['open'], priority: ['high'] },
    { valueClass: 'key' },
  ])('filter %j', async (filter) => {
    const reads = await readsOf(listOf({ filters: [filter] }, 'urgency'));
    expect(reads.filter((read) => /^Seq Scan conversation$/.test(read))).toEqual([]);
  });

  it('and so is what is found by words', async () => {
    const reads = await readsOf(listOf({}, 'newest', 'all', `'abc':*`));
    expect(reads.filter((read) => read.startsWith('Seq Scan conversation'))).toEqual([]);
  });

  it('and what is counted', async () => {
    const views = BUILT_IN_VIEWS.map((view) =>
      conditionsOf(actor('team'), new Date(), { view, filters: [], families }),
    );
    const reads = await readsOf(conversationCounts(views));
    expect(reads.filter((read) => read.startsWith('Seq Scan conversation'))).toEqual([]);
  });
});
