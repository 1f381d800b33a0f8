import { rows } from '@guichet/platform';
import { KEPT_FROM } from '../retention/kept-from.query.ts';
import { NOBODY } from '../rollups/rollups.query.ts';

const { sql } = rows.Prisma;

/** What may be counted of rollups and of facts alike, as `r`. */
export const ROLLUPS = sql`interval_rollup r`;

/** Each fact as if it were a rollup of one, so that a contact counts the same whether it is summed or looked at. What is about to be forgotten is none any more. */
export const FACTS = sql`(
  select f.id, f.subject_type, f.subject_id, f.arrived_at, f.answered_at, f.done_at, f.outcome, f.disposition_id, f.interval_at,
    f.queue_id, f.channel, coalesce(f.agent_id, ${NOBODY}::uuid) as agent_id, f.is_queued::int as queued,
    (f.is_queued and f.outcome = 'answered')::int as answered, (f.is_queued and f.outcome = 'abandoned')::int as abandoned,
    (f.is_queued and f.outcome = 'overflowed')::int as overflowed, (f.handling_ms is not null)::int as handled,
    case when f.is_queued and f.outcome = 'answered' then f.wait_ms else 0 end as wait_ms,
    coalesce(f.handling_ms, 0) as handling_ms,
    case when f.handling_ms is not null then coalesce(f.wrap_up_ms, 0) else 0 end as wrap_up_ms,
    case when f.handling_ms is not null then coalesce(f.seat_ms, 0) else 0 end as seat_ms,
    case when f.is_queued and f.outcome = 'answered' then array[ceil(f.wait_ms / 1000.0)::int] else '{}' end as answer_waits,
    case when f.is_queued and f.outcome = 'abandoned' then array[ceil(f.wait_ms / 1000.0)::int] else '{}' end as abandon_waits,
    ceil(f.wait_ms / 1000.0)::int as wait_seconds
  from work_fact f where f.interval_at >= ${KEPT_FROM}
) r`;

/** Rollups of what is forgotten, as `r`. */
export const FORGOTTEN = sql`(select * from interval_rollup where interval_at < ${KEPT_FROM}) r`;

const COUNTED = sql`r.interval_at, r.queue_id, r.channel, r.agent_id, r.queued, r.answered, r.abandoned, r.overflowed, r.handled,
  r.wait_ms, r.handling_ms, r.wrap_up_ms, r.seat_ms, r.answer_waits, r.abandon_waits`;

/** All that is counted: single contacts, and where these are forgotten their sums, which have no subject. */
export const FACTS_AND_FORGOTTEN = sql`(
  select r.subject_id, ${COUNTED} from ${FACTS} union all select null, ${COUNTED} from ${FORGOTTEN}
) r`;
