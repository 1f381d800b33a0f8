import type { Channel } from '@guichet/contracts';
import { rows, type Tx } from '@guichet/platform';
import { KEPT_FROM } from '../retention/kept-from.query.ts';

const { sql } = rows.Prisma;

/** Where a fact is counted. */
export interface RollupKey {
  intervalAt: Date;
  queueId: string;
  channel: Channel;
  agentId: string | null;
}

/** Stands in keys for nobody. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Counts these places anew from their facts, so that a rollup never drifts from what it sums. Where facts are forgotten it stays as it is. */
export async function countAgain(tx: Tx, keys: readonly RollupKey[]): Promise<void> {
  const places = new Map(keys.map((key) => [placeOf(key), { ...key, agentId: key.agentId ?? NOBODY }]));
  if (places.size === 0) return;
  const listed = JSON.stringify([...places.values()]);
  await tx.$executeRaw`
    with place as materialized (
      select * from jsonb_to_recordset(${listed}::jsonb) as place("intervalAt" timestamptz, "queueId" uuid, channel channel,
        "agentId" uuid) where "intervalAt" >= ${KEPT_FROM}
    ), fresh as materialized (
      select f.interval_at, f.queue_id, f.channel, place."agentId" as agent_id, ${COUNTS}
      from place join work_fact f on f.interval_at = place."intervalAt" and f.queue_id = place."queueId"
        and f.channel = place.channel and coalesce(f.agent_id, ${NOBODY}::uuid) = place."agentId"
      group by 1, 2, 3, 4
    ), emptied as (
      delete from interval_rollup r using place
      where r.interval_at = place."intervalAt" and r.queue_id = place."queueId" and r.channel = place.channel
        and r.agent_id = place."agentId" and not exists (
          select from fresh where fresh.interval_at = r.interval_at and fresh.queue_id = r.queue_id
            and fresh.channel = r.channel and fresh.agent_id = r.agent_id)
    )
    ${INSERT} select * from fresh
    on conflict (tenant_id, interval_at, queue_id, channel, agent_id) do update set queued = excluded.queued,
      answered = excluded.answered, abandoned = excluded.abandoned, overflowed = excluded.overflowed,
      handled = excluded.handled, wait_ms = excluded.wait_ms, handling_ms = excluded.handling_ms,
      wrap_up_ms = excluded.wrap_up_ms, seat_ms = excluded.seat_ms, answer_waits = excluded.answer_waits,
      abandon_waits = excluded.abandon_waits`;
}

const placeOf = ({ intervalAt, queueId, channel, agentId }: RollupKey): string =>
  [intervalAt.getTime(), queueId, channel, agentId].join();

/** All of the tenant whose facts are kept, for a rebuild. */
export async function countAllAgain(tx: Tx): Promise<void> {
  await tx.$executeRaw`delete from interval_rollup where interval_at >= ${KEPT_FROM}`;
  await tx.$executeRaw`
    ${INSERT} select f.interval_at, f.queue_id, f.channel, coalesce(f.agent_id, ${NOBODY}::uuid), ${COUNTS}
    from work_fact f where f.interval_at >= ${KEPT_FROM} group by 1, 2, 3, 4`;
}

const INSERT = sql`
  insert into interval_rollup (interval_at, queue_id, channel, agent_id, queued, answered, abandoned, overflowed, handled,
    wait_ms, handling_ms, wrap_up_ms, seat_ms, answer_waits, abandon_waits)`;

const answered = sql`f.is_queued and f.outcome = 'answered'`;
const abandoned = sql`f.is_queued and f.outcome = 'abandoned'`;
const handled = sql`f.handling_ms is not null`;
const seconds = sql`ceil(f.wait_ms / 1000.0)::int`;
/** Of facts `f`. What was taken in hand at once was no contact that waited, but it is work. */
const COUNTS = sql`
  count(*) filter (where f.is_queued) as queued,
  count(*) filter (where ${answered}) as answered,
  count(*) filter (where ${abandoned}) as abandoned,
  count(*) filter (where f.is_queued and f.outcome = 'overflowed') as overflowed,
  count(*) filter (where ${handled}) as handled,
  coalesce(sum(f.wait_ms) filter (where ${answered}), 0) as wait_ms,
  coalesce(sum(f.handling_ms) filter (where ${handled}), 0) as handling_ms,
  coalesce(sum(f.wrap_up_ms) filter (where ${handled}), 0) as wrap_up_ms,
  coalesce(sum(f.seat_ms) filter (where ${handled}), 0) as seat_ms,
  coalesce(array_agg(${seconds} order by f.wait_ms) filter (where ${answered}), '{}') as answer_waits,
  coalesce(array_agg(${seconds} order by f.wait_ms) filter (where ${abandoned}), '{}') as abandon_waits`;
