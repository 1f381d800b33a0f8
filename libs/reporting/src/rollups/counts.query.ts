import { rows } from '@guichet/platform';

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
