import { BOARD_NOW_MINUTES, BOARD_PARTS, type Channel } from '@guichet/contracts';
import { rows, type Tx } from '@guichet/platform';
import type { BoardScope } from './board-scope.query.ts';
import { callbackFigures, IN_TARGET, parts, STAY_FIGURES, staysOf } from './contact-figures.ts';

const { sql } = rows.Prisma;
const { isToday, isAnswered, isAbandoned, isShort, isJustNow } = parts;

/** What was counted of one channel of one queue. */
export interface BoardCounts {
  queueId: string;
  channel: Channel;
  waiting: number;
  longestSince: Date | null;
  inHand: number;
  overflowed: number;
  answered: number;
  answeredInTarget: number;
  abandoned: number;
  abandonedInTarget: number;
  abandonedShort: number;
  /** Of the answered, milliseconds. */
  waitMs: number;
  nowAnswered: number;
  nowAnsweredInTarget: number;
  nowAbandoned: number;
  nowAbandonedInTarget: number;
  nowAbandonedShort: number;
  /** Came in each part of the last minutes, the oldest first. */
  arrivals: number[];
}

const count = (condition: rows.Prisma.Sql) => sql`count(*) filter (where ${condition})::int`;

const PART_SECONDS = (BOARD_NOW_MINUTES * 60) / BOARD_PARTS;
const before = (parts: number) => sql`w.now - make_interval(secs => ${parts * PART_SECONDS}::int)`;
const arrivals = rows.Prisma.join(
  Array.from({ length: BOARD_PARTS }, (_, index) => BOARD_PARTS - index).map((parts) =>
    count(sql`w.enqueued_at > ${before(parts)} and w.enqueued_at <= ${before(parts - 1)}`),
  ),
);

/** All figures of all queues in one statement. */
export const readCounts = (tx: Tx, scope: BoardScope): Promise<BoardCounts[]> => tx.$queryRaw<BoardCounts[]>`
  select w.queue_id as "queueId", w.channel::text,
    ${count(STAY_FIGURES.waiting)} as waiting,
    min(w.original_arrival_at) filter (where ${STAY_FIGURES.waiting}) as "longestSince",
    ${count(STAY_FIGURES.inHand)} as "inHand",
    ${count(sql`${isToday} and w.state = 'overflowed'`)} as overflowed,
    ${count(STAY_FIGURES.answered)} as answered,
    ${count(sql`${STAY_FIGURES.answered} and ${IN_TARGET}`)} as "answeredInTarget",
    ${count(STAY_FIGURES.abandoned)} as abandoned,
    ${count(sql`${STAY_FIGURES.abandoned} and ${IN_TARGET}`)} as "abandonedInTarget",
    ${count(STAY_FIGURES.abandonedShort)} as "abandonedShort",
    coalesce(sum(w.waited * 1000) filter (where ${STAY_FIGURES.answered}), 0)::float8 as "waitMs",
    ${count(sql`${isJustNow} and ${isAnswered}`)} as "nowAnswered",
    ${count(sql`${isJustNow} and ${isAnswered} and ${IN_TARGET}`)} as "nowAnsweredInTarget",
    ${count(sql`${isJustNow} and ${isAbandoned}`)} as "nowAbandoned",
    ${count(sql`${isJustNow} and ${isAbandoned} and ${IN_TARGET}`)} as "nowAbandonedInTarget",
    ${count(sql`${isJustNow} and ${isAbandoned} and ${isShort}`)} as "nowAbandonedShort",
    array[${arrivals}] as arrivals
  from ${staysOf(scope)} w group by w.queue_id, w.channel`;

export interface CallbackCounts {
  queueId: string;
  due: number;
  late: number;
}
export function readCallbacks(tx: Tx, { now }: BoardScope): Promise<CallbackCounts[]> {
  const { callbacksDue, callbacksLate } = callbackFigures(now);
  return tx.$queryRaw<CallbackCounts[]>`
    select b.queue_id as "queueId", ${count(callbacksDue)} as due, ${count(callbacksLate)} as late
    from callback b where b.ended_at is null group by b.queue_id`;
}
