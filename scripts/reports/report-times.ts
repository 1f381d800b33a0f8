import pg from 'pg';
import { percentile } from '../bench/figures.ts';
import { DAYS, type ReportTenant } from './report-data.ts';

const GROUPS = ['queue', 'day', 'agent', 'channel', 'hour', 'all'];
const AT_ONCE = 4;
const DAY_MS = 86_400_000;
const TARGET_SECONDS = 20;

export interface ReportTimes {
  requests: number;
  p50Ms: number;
  p95Ms: number;
  /** Of what is asked for beside it. */
  extrasP95Ms: number;
  plainP50Ms: number;
  plainP95Ms: number;
  /** Tenants whose figures differ between the report and plain SQL over their events. */
  different: number;
}
interface Counted {
  answered: number;
  answeredInTarget: number;
  abandoned: number;
}

/** A month's report over HTTP, and the same figures by plain SQL over raw events. */
export async function reportTimes(
  url: string,
  adminUrl: string,
  tenants: readonly ReportTenant[],
  requests: number,
): Promise<ReportTimes> {
  // Quarters of an hour, well within what was made.
  const to = new Date(Math.floor((Date.now() - DAY_MS) / 900_000) * 900_000);
  const from = new Date(to.getTime() - (DAYS / 3) * DAY_MS);
  const get = async ({ cookie }: ReportTenant, path: string, groupBy: string): Promise<unknown> => {
    const period = { from: from.toISOString(), to: to.toISOString(), zone: 'Europe/Paris' };
    const query = new URLSearchParams({ ...period, groupBy });
    const response = await fetch(`${url}${path}?${query}`, { headers: { cookie } });
    const body = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${body}`);
    return JSON.parse(body);
  };
  const ask = async (tenant: ReportTenant, groupBy: string) =>
    ((await get(tenant, '/api/reports', groupBy)) as { total: Counted }).total;
  const one = async (n: number) => void (await ask(tenants[n % tenants.length]!, GROUPS[n % GROUPS.length]!));
  // The first requests are the compiler's and the connections'.
  await inLanes(40, one);
  const times = await inLanes(requests, one);
  const extras = await inLanes(Math.ceil(requests / 3), async (n) => {
    await get(tenants[n % tenants.length]!, '/api/reports/extras', 'all');
  });
  const db = new pg.Client(adminUrl);
  await db.connect();
  const plainTimes: number[] = [];
  let different = 0;
  for (const tenant of tenants) {
    const started = performance.now();
    const plain = await plainCounts(db, tenant.tenantId, from, to);
    plainTimes.push(performance.now() - started);
    const { answered, answeredInTarget, abandoned } = await ask(tenant, 'all');
    if (JSON.stringify({ answered, answeredInTarget, abandoned }) !== JSON.stringify(plain)) different += 1;
  }
  await db.end();
  return {
    ...{ requests, p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95), different },
    extrasP95Ms: percentile(extras, 0.95),
    ...{ plainP50Ms: percentile(plainTimes, 0.5), plainP95Ms: percentile(plainTimes, 0.95) },
  };
}

async function inLanes(count: number, act: (n: number) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  const lane = async () => {
    for (let n = next++; n < count; n = next++) {
      const started = performance.now();
      await act(n);
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return times;
}

async function plainCounts(db: pg.Client, tenantId: string, from: Date, to: Date): Promise<Counted> {
  const { rows } = await db.query<Counted>(
    `with stay as (
       select work_item_id, min(at) filter (where type = 'work.queued') as queued_at,
         min(at) filter (where type in ('work.accepted', 'work.taken')) as answered_at,
         min(at) filter (where type = 'work.abandoned') as abandoned_at
       from domain_event where tenant_id = $1 and work_item_id is not null group by 1
     )
     select count(answered_at)::int as answered,
       (count(*) filter (where answered_at - queued_at <= $4 * interval '1 second'))::int as "answeredInTarget",
       (count(*) filter (where answered_at is null and abandoned_at is not null))::int as abandoned
     from stay where queued_at >= $2 and queued_at < $3`,
    [tenantId, from, to, TARGET_SECONDS],
  );
  return rows[0]!;
}
