import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';

export interface ReportTenant {
  tenantId: string;
  cookie: string;
}
export interface DataSizes {
  tenants: number;
  /** Of each tenant. */
  contacts: number;
  /** Of so many tenants the raw events are there too, so that the same figures can be had from them. */
  logged: number;
}
/** Contacts are spread over so many days up to now. */
export const DAYS = 90;
const LANES = 2;

/** Facts, stretches and rollups of all tenants, made inside Postgres; those with a log are given back, with somebody signed in. */
export async function makeReportData(adminUrl: string, sizes: DataSizes): Promise<ReportTenant[]> {
  const made: ReportTenant[] = [];
  let next = 0;
  const lane = async () => {
    const db = new pg.Client(adminUrl);
    await db.connect();
    await db.query('set synchronous_commit = off');
    for (let n = next++; n < sizes.tenants; n = next++) {
      await db.query('begin');
      const tenant = await makeTenant(db, n, sizes);
      await db.query('commit');
      if (n < sizes.logged) made.push(tenant);
      if (n % 20 === 0) process.stderr.write(`\rmaking data: tenant ${n + 1} of ${sizes.tenants}`);
    }
    await db.end();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  process.stderr.write('\nanalysing\n');
  const db = new pg.Client(adminUrl);
  await db.connect();
  await db.query('vacuum analyze');
  await db.end();
  return made;
}

async function makeTenant(db: pg.Client, n: number, { contacts, logged }: DataSizes): Promise<ReportTenant> {
  const { rows } = await db.query<{ tenant: string; person: string }>('select uuidv7() as tenant, uuidv7() as person');
  const { tenant, person } = rows[0]!;
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest('base64url');
  await db.query(`select set_config('app.tenant_id', $1, true)`, [tenant]);
  await db.query(`insert into tenant (id, name) values ($1, $2)`, [tenant, `Shop ${n}`]);
  await db.query(
    `insert into user_account (id, email, name, role, visibility, status)
     values ($1, $2, 'Lead', 'supervisor', 'all', 'active')`,
    [person, `lead@shop${n}.example`],
  );
  await db.query(
    `insert into session (id, user_id, token_hash, expires_at) values (uuidv7(), $1, $2, now() + interval '1 day')`,
    [person, hash],
  );
  await db.query(
    `insert into queue (id, name, target_seconds) select uuidv7(), 'Queue ' || i, 20 from generate_series(1, 4) i`,
  );
  await makeFacts(db, contacts);
  if (n < logged) await makeLog(db);
  return { tenantId: tenant, cookie: `guichet_session=${tenant}.${token}` };
}

/** Ten agents; one in twelve gives up; waits mostly short, some long. */
async function makeFacts(db: pg.Client, contacts: number): Promise<void> {
  await db.query(
    `with house as (
       select (select array_agg(id) from queue where tenant_id = current_tenant()) as queues,
         (select array_agg(uuidv7()) from generate_series(1, 10)) as agents
     ), contact as (
       select queues[1 + i % 4] as queue_id, agents[1 + i % 10] as agent_id, i % 12 = 0 as gave_up,
         date_trunc('milliseconds', now() - interval '${DAYS} days' * (1 - i::float8 / $1::int)) as arrived_at,
         (random() * random() * 60000)::int as wait_ms, (60000 + random() * 400000)::int as handling_ms
       from generate_series(1, $1::int) i, house
     )
     insert into work_fact (id, subject_type, subject_id, channel, queue_id, agent_id, is_queued, outcome, arrived_at, interval_at,
       wait_ms, answered_at, done_at, handling_ms, wrap_up_ms, seat_ms)
     select uuidv7(), 'conversation', uuidv7(), 'chat', queue_id, case when not gave_up then agent_id end, true,
       case when gave_up then 'abandoned' else 'answered' end, arrived_at, date_bin('15 minutes', arrived_at, '2000-01-01Z'),
       wait_ms, case when not gave_up then arrived_at + wait_ms * interval '1 ms' end,
       arrived_at + (wait_ms + case when gave_up then 0 else handling_ms end) * interval '1 ms',
       case when not gave_up then handling_ms end, case when not gave_up then 0 end, case when not gave_up then handling_ms end
     from contact`,
    [contacts],
  );
  await db.query(
    `insert into work_stretch (work_item_id, number, agent_id, channel, from_at, to_at)
     select id, 0, agent_id, channel, answered_at, done_at from work_fact
     where tenant_id = current_tenant() and agent_id is not null`,
  );
  await db.query(
    `insert into interval_rollup (interval_at, queue_id, channel, agent_id, queued, answered, abandoned, overflowed, handled,
       wait_ms, handling_ms, wrap_up_ms, seat_ms, answer_waits, abandon_waits)
     select interval_at, queue_id, channel, coalesce(agent_id, '00000000-0000-0000-0000-000000000000'), count(*),
       count(agent_id), count(*) - count(agent_id), 0, count(agent_id), coalesce(sum(wait_ms) filter (where agent_id is not null), 0),
       coalesce(sum(handling_ms), 0), 0, coalesce(sum(seat_ms), 0),
       coalesce(array_agg(ceil(wait_ms / 1000.0)::int order by wait_ms) filter (where agent_id is not null), '{}'),
       coalesce(array_agg(ceil(wait_ms / 1000.0)::int order by wait_ms) filter (where agent_id is null), '{}')
     from work_fact where tenant_id = current_tenant() group by 1, 2, 3, 4`,
  );
}

/** The events that these facts would have come from. */
async function makeLog(db: pg.Client): Promise<void> {
  await db.query(
    `insert into domain_event (id, type, data, work_item_id, at)
     select uuidv7(), step.type, jsonb_build_object('workItemId', f.id, 'subjectType', f.subject_type, 'subjectId', f.subject_id,
       'channel', f.channel, 'queueId', f.queue_id, 'agentId', f.agent_id, 'version', step.version), f.id, step.at
     from work_fact f cross join lateral (values
       ('work.queued', 1, f.arrived_at), ('work.accepted', 2, f.answered_at),
       ('work.abandoned', 3, case when f.agent_id is null then f.done_at end),
       ('work.done', 4, case when f.agent_id is not null then f.done_at end)) as step(type, version, at)
     where f.tenant_id = current_tenant() and step.at is not null`,
  );
}
