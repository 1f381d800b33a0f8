import type { TrialDatabase } from '../trial/trial-database.ts';
import { type CallbackHouse, numberOf } from './callback-house.ts';

const SPREAD_SECONDS = 60;

/** So many promises, of the minute from a moment on; written into the database, as to make them is not what is measured. */
export async function promise(database: TrialDatabase, house: CallbackHouse, count: number, from: Date): Promise<void> {
  const [siteId] = house.siteOf.values();
  await database.query(
    `with numbered as (
       select gen_random_uuid() as id, gen_random_uuid() as customer_id, n,
         $4::timestamptz + make_interval(secs => $5::float8 * n / $3::int) as at
       from generate_series(1, $3::int) n
     ), customers as (
       insert into customer (tenant_id, id, name, updated_at) select $1, customer_id, 'Customer ' || n, now() from numbered
     ), conversations as (
       insert into conversation (tenant_id, id, number, subject, channel, customer_id, inbox_id, status, last_message_at)
       select $1, n.id, n.n, 'Call-back ' || n.n, 'callback', n.customer_id, s.inbox_id, 'pending', now()
       from numbered n, site s where s.id = $2
     )
     insert into callback (tenant_id, id, conversation_id, site_id, queue_id, client_id, state, number, kind,
       arrived_at, promised_at, due_at, expires_at, created_at)
     select $1, gen_random_uuid(), id, $2, $6, id, 'scheduled', $7 || lpad(n::text, 6, '0'), 'mobile', at, at, at,
       at + interval '1 day', now() from numbered`,
    [house.tenantId, siteId, count, from, SPREAD_SECONDS, house.queueId, numberOf(0).slice(0, -6)],
  );
  // So that nothing is slow for want of statistics.
  await database.query('analyze');
}
