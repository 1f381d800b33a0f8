import { BOARD_NOW_MINUTES, type BoardFigure, SHORT_ABANDON_SECONDS } from '@guichet/contracts';
import { rows, uuidFloor } from '@guichet/platform';
import type { BoardScope } from './board-scope.query.ts';

const { sql } = rows.Prisma;
type Sql = rows.Prisma.Sql;

/** An hour: clocks of several machines differ, and an id is made a moment before what it names. */
const SLACK_MS = 3_600_000;

const COLUMNS = sql`id, queue_id, channel, state, subject_type, subject_id, agent_id, enqueued_at, original_arrival_at, accepted_at,
  ended_at, is_manual`;

/**
 * The stays `w` that a figure may count, each with its queue's day and target. What lives no more is found by its id, which begins
 * with the time it was made, so that no index is kept for the board alone.
 */
export function staysOf({ now, queues, from }: BoardScope): Sql {
  const floor = uuidFloor(new Date(from.getTime() - SLACK_MS));
  const ids = queues.map(({ id }) => id);
  const days = queues.map(({ dayFrom }) => dayFrom.toISOString());
  const targets = queues.map(({ targetSeconds }) => targetSeconds);
  return sql`(
    select s.*, ${now}::timestamptz as now, day.begins as day_from, day.target,
      extract(epoch from coalesce(s.accepted_at, s.ended_at) - s.enqueued_at) as waited
    from (
      select ${COLUMNS} from work_item where id >= ${floor}::uuid
      union all
      select ${COLUMNS} from work_item where id < ${floor}::uuid and state in ('queued', 'offered', 'active')
    ) s
    join unnest(${ids}::uuid[], ${days}::text[]::timestamptz[], ${targets}::int[]) as day(queue_id, begins, target)
      on day.queue_id = s.queue_id
  )`;
}

const isToday = sql`w.enqueued_at >= w.day_from`;
/** By somebody it waited for: what a person took in hand as it came never was in the queue. */
const isAnswered = sql`(w.accepted_at is not null and not (w.is_manual and w.waited < 1))`;
const isAbandoned = sql`w.state = 'abandoned'`;
const isShort = sql`w.waited <= ${SHORT_ABANDON_SECONDS}`;
/** Whom F6 counts: who was answered, and who gave up after more than a moment. */
const isCounted = sql`(${isAnswered} or (${isAbandoned} and not (${isShort})))`;
/** Answered or given up in the last minutes, whenever it came. */
const isJustNow = sql`coalesce(w.accepted_at, w.ended_at) > w.now - make_interval(mins => ${BOARD_NOW_MINUTES}::int)`;

export const IN_TARGET = sql`w.waited <= w.target`;
export const parts = { isToday, isAnswered, isAbandoned, isShort, isJustNow };

export type StayFigure = Exclude<BoardFigure, 'atRisk' | 'late' | 'callbacksDue' | 'callbacksLate'>;
/** Which stays each figure counts; the board and what it opens into ask by the same words. */
export const STAY_FIGURES: Record<StayFigure, Sql> = {
  waiting: sql`w.state in ('queued', 'offered')`,
  inHand: sql`w.state = 'active'`,
  levelNow: sql`(${isJustNow} and ${isCounted})`,
  levelToday: sql`(${isToday} and ${isCounted})`,
  offered: sql`(${isToday} and (${isAnswered} or w.state in ('abandoned', 'overflowed')))`,
  answered: sql`(${isToday} and ${isAnswered})`,
  abandoned: sql`(${isToday} and ${isAbandoned})`,
  abandonedShort: sql`(${isToday} and ${isAbandoned} and ${isShort})`,
};

/** The same for call-backs `b`, given the moment. */
export const callbackFigures = (now: Date): Record<'callbacksDue' | 'callbacksLate', Sql> => ({
  callbacksDue: sql`(b.ended_at is null and b.dialled_at is null and (b.state = 'waiting' or b.due_at <= ${now}))`,
  callbacksLate: sql`(b.ended_at is null and b.dialled_at is null and b.late_at is not null)`,
});
