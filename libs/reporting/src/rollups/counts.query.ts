import type { Channel } from '@guichet/contracts';
import { rows, type Tx } from '@guichet/platform';
import type { Counts } from '../figures/counts.ts';

const { sql } = rows.Prisma;
type Sql = rows.Prisma.Sql;

/** A target and a threshold in seconds; null: each queue's own. */
export interface Limits {
  targetSeconds: number | null;
  shortSeconds: number;
}

/** Of rollups `r` beside their queue `q`, if it is still there. */
export const countsOfRollups = ({ targetSeconds, shortSeconds }: Limits): Sql => {
  const target = sql`coalesce(${targetSeconds}::int, q.target_seconds, 30)`;
  // How many of a row of numbers in their order are at most so large: found by halving, where a query for each row took most of the time.
  const within = (waits: Sql, seconds: Sql) => sql`sum(width_bucket(${seconds}::int, ${waits}))`;
  return sql`
    coalesce(sum(r.queued), 0)::float8 as queued, coalesce(sum(r.answered), 0)::float8 as answered,
    coalesce(${within(sql`r.answer_waits`, target)}, 0)::float8 as "answeredInTarget",
    coalesce(sum(r.abandoned), 0)::float8 as abandoned,
    coalesce(${within(sql`r.abandon_waits`, target)}, 0)::float8 as "abandonedInTarget",
    coalesce(${within(sql`r.abandon_waits`, sql`${shortSeconds}`)}, 0)::float8 as "abandonedShort",
    coalesce(sum(r.overflowed), 0)::float8 as overflowed, coalesce(sum(r.wait_ms), 0)::float8 as "waitMs",
    coalesce(sum(r.handled), 0)::float8 as handled, coalesce(sum(r.handling_ms), 0)::float8 as "handlingMs",
    coalesce(sum(r.seat_ms), 0)::float8 as "seatMs", coalesce(sum(r.wrap_up_ms), 0)::float8 as "wrapUpMs",
    coalesce(sum(r.handling_ms - r.wrap_up_ms) filter (where r.channel = 'voice'), 0)::float8 as "talkMs"`;
};

export type QueueCounts = Counts & { queueId: string; channel: Channel };

/** Of all who arrived since then, by queue and channel: what a wallboard shows of today. It is some seconds behind the log. */
export const countsSince = (tx: Tx, from: Date, limits: Limits): Promise<QueueCounts[]> => tx.$queryRaw<QueueCounts[]>`
  select r.queue_id as "queueId", r.channel::text, ${countsOfRollups(limits)}
  from interval_rollup r left join queue q on q.id = r.queue_id
  where r.interval_at >= ${from} group by 1, 2 order by 1, 2`;
