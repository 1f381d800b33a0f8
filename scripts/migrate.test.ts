import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { drift, pendingDiff } from './schema-diff.ts';
import { TEST_SECRET } from './test-database.ts';

/** Indexes written by hand, which the schema cannot know. */
const HAND_WRITTEN = [
  'search_document_words',
  'attachment_unclaimed',
  'customer_name_words',
  'customer_identity_parts',
  'work_item_waiting',
  'work_item_waiting_in_queue',
  'work_item_live',
  'work_item_held',
  'work_item_pending',
  'work_item_waiting_channels',
  'agent_present',
  'domain_event_work',
  'agent_interval_open',
  'callback_live_number',
  'callback_attempt_live',
  'callback_asked_without_page',
  'callback_due',
  'callback_expiring',
  'callback_attempt_open',
  'callback_promised',
  'sla_clock_next',
  'conversation_promised',
  'report_schedule_due',
];

const adminUrl = process.env.ADMIN_DATABASE_URL!;
const admin = new pg.Client({ connectionString: adminUrl });
const app = new pg.Client({ connectionString: process.env.APP_DATABASE_URL! });
const [ours, theirs] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'];

beforeAll(async () => {
  await admin.connect();
  await app.connect();
  await admin.query(`insert into tenant (id, name) values ($1, 'Ours'), ($2, 'Theirs')`, [ours, theirs]);
});
afterAll(async () => {
  await admin.end();
  await app.end();
});

async function driftStatements(): Promise<string[]> {
  const lines = ((await drift(adminUrl)) ?? '').split('\n').filter((line) => line.trim() && !line.startsWith('--'));
  return lines.filter((line) => !HAND_WRITTEN.some((name) => line === `DROP INDEX "${name}";`));
}

describe('migrations', () => {
  it('bring the database to the schema', async () => {
    expect(await pendingDiff(adminUrl)).toBeNull();
    expect(await driftStatements()).toEqual([]);
    const { rows } = await admin.query('select indexname from pg_indexes where indexname = any($1)', [HAND_WRITTEN]);
    expect(rows).toHaveLength(HAND_WRITTEN.length);
  });

  it('are compared for real: a column too many is seen', async () => {
    await admin.query('alter table tag add column colour text');
    expect(await driftStatements()).toEqual(['ALTER TABLE "tag" DROP COLUMN "colour";']);
    await admin.query('alter table tag drop column colour');
  });

  it('may run again and from several processes at once', async () => {
    expect(await migrate(adminUrl)).toEqual([]);
    const urls = await Promise.all([1, 2, 3].map(() => prepareDatabase(adminUrl, TEST_SECRET)));
    expect(urls[0]?.appUrl).toBe(process.env.APP_DATABASE_URL);
  });

  it('give nothing to a secret that is not the installation’s', async () => {
    const wrong = new URL(process.env.APP_DATABASE_URL!);
    wrong.password = 'guess';
    const client = new pg.Client({ connectionString: wrong.href });
    await expect(client.connect()).rejects.toThrow(/password/);
  });
});

describe('row-level security', () => {
  it('is forced on every table with a tenant, and the app’s roles cannot pass it', async () => {
    const { rows } = await admin.query<{ name: string; enabled: boolean; forced: boolean; policies: number }>(`
      select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant') as policies
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> '_prisma_migrations'`);
    expect(rows.length).toBeGreaterThan(25);
    expect(rows.filter((row) => !row.enabled || !row.forced || row.policies !== 1)).toEqual([]);

    const roles = await admin.query<{ rolname: string }>(
      `select rolname from pg_roles where rolname like 'guichet\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
    );
    expect(roles.rows).toEqual([]);
    const owned = await admin.query(
      `select from pg_class where relnamespace = 'public'::regnamespace and pg_get_userbyid(relowner) like 'guichet\\_%'`,
    );
    expect(owned.rowCount).toBe(0);
  });

  it('shows nothing without a tenant, and one tenant only with it', async () => {
    expect((await app.query('select from tenant')).rowCount).toBe(0);
    await app.query(`select set_config('app.tenant_id', $1, false)`, [ours]);
    expect((await app.query('select name from tenant')).rows).toEqual([{ name: 'Ours' }]);
    await expect(
      app.query(`insert into team (tenant_id, id, name) values ($1, gen_random_uuid(), 'Intruders')`, [theirs]),
    ).rejects.toThrow(/row-level security/);
  });

  it('has no way round: no TRUNCATE, no changes to the logs, no foreign jobs', async () => {
    await expect(app.query('truncate tenant cascade')).rejects.toThrow(/permission denied/);
    await expect(app.query('delete from domain_event')).rejects.toThrow(/permission denied/);
    await expect(app.query(`update audit_entry set action = 'none'`)).rejects.toThrow(/permission denied/);
    await expect(app.query('select * from graphile_worker.jobs')).rejects.toThrow(/permission denied/);
    await expect(app.query('select * from _prisma_migrations')).rejects.toThrow(/permission denied/);
    await expect(app.query('set role guichet_lookup')).rejects.toThrow(/permission denied/);
    await app.query(`select set_config('app.tenant_id', $1, false)`, [ours]);
    await app.query(`select jobs.add('probe', $1)`, [JSON.stringify({ tenantId: theirs })]);
    const { rows } = await admin.query(`select payload->>'tenantId' as tenant from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'probe'`);
    expect(rows).toEqual([{ tenant: ours }]);
  });

  it('lets no function run with a caller’s search path or for everybody', async () => {
    const { rows } = await admin.query<{ name: string; owner: string; path: string; everybody: boolean }>(`
      select p.proname as name, pg_get_userbyid(p.proowner) as owner, p.proconfig::text as path,
        has_function_privilege('public', p.oid, 'execute') as everybody
      from pg_proc p where p.prosecdef and p.pronamespace in ('public'::regnamespace, 'jobs'::regnamespace) order by 1`);
    expect(rows.map((row) => row.name)).toEqual([
      'add',
      'due_mailboxes',
      'due_trunks',
      'find_inbox_address',
      'find_inbox_door',
      'find_logins',
      'find_site',
      'list_tenants',
      'lost_agents',
      'search_conversations',
      'search_customers',
      'tenants_that_forget',
      'tenants_with_alerts',
      'tenants_with_clocks',
      'tenants_with_due_reports',
      'tenants_with_gathered_events',
      'tenants_with_sites',
      'tenants_with_work',
    ]);
    for (const row of rows) {
      expect(row.owner).toBe(row.name === 'add' ? 'guichet_jobs' : 'guichet_lookup');
      expect(row.path).toContain('search_path=pg_catalog, public, pg_temp');
      expect(row.everybody).toBe(false);
    }
  });
});
