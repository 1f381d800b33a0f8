import { AT_RISK_MINUTES, type Channel } from '@guichet/contracts';
import { rows, type Tx } from '@guichet/platform';
import type { BoardScope } from './board-scope.query.ts';

const { sql } = rows.Prisma;
type Sql = rows.Prisma.Sql;

const SOON = sql`make_interval(mins => ${AT_RISK_MINUTES}::int)`;
/** What is in a queue now. */
const LIVE = sql`w.state in ('queued', 'offered', 'active')`;

/** The warning of a promise, or without one when it is due; in the words of the index `conversation_promised`. */
const FIRST_SIGN = sql`least(
  case when c.answer_warn_at is not null then c.answer_warn_at else c.answer_due_at end,
  case when c.resolution_warn_at is not null then c.resolution_warn_at else c.resolution_due_at end)`;

/**
 * Conversations `p` of which an answer or the resolution is at risk or late, as clocks that run and the promises of inboxes say: each
 * once, in a queue or not. It belongs to the queue and channel it is in or was in last, else to the queue of its inbox. Found by an
 * index, so that the board reads those that are pressing, however many there are.
 */
export function promisesOf({ now }: BoardScope): Sql {
  const at = sql`${now}::timestamptz`;
  const pressing = (warnAt: Sql, dueAt: Sql) =>
    sql`case when coalesce(${warnAt}, ${dueAt} - ${SOON}) <= ${at} then ${dueAt} end`;
  return sql`(
    select c.id as conversation_id, w.id as work_item_id, q.id as queue_id, coalesce(w.channel, c.channel) as channel,
      case when ${LIVE} then w.state end as state, case when ${LIVE} then w.agent_id else c.assignee_id end as agent_id,
      coalesce(c.waiting_since, c.created_at) as arrived_at, least(due.answer, due.resolution) as due_at,
      due.answer is not distinct from least(due.answer, due.resolution) as is_answer,
      least(due.answer, due.resolution) <= ${at} as is_late
    from conversation c
    cross join lateral (select ${pressing(sql`c.answer_warn_at`, sql`c.answer_due_at`)} as answer,
      ${pressing(sql`c.resolution_warn_at`, sql`c.resolution_due_at`)} as resolution) due
    left join lateral (select w.id, w.queue_id, w.channel, w.state, w.agent_id from work_item w
      where w.subject_type = 'conversation' and w.subject_id = c.id order by w.enqueued_at desc, w.id desc limit 1) w on true
    left join inbox i on i.id = c.inbox_id left join queue q on q.id = coalesce(w.queue_id, i.queue_id)
    where (c.answer_due_at is not null or c.resolution_due_at is not null)
      and ${FIRST_SIGN} <= ${at} + ${SOON}
      and least(due.answer, due.resolution) is not null
  )`;
}

/** Late, or only at risk so far. */
export const PROMISE_FIGURES = { atRisk: sql`not p.is_late`, late: sql`p.is_late` };

/** Null: of no queue. */
export interface PromiseCounts {
  queueId: string | null;
  channel: Channel;
  atRisk: number;
  late: number;
}
export const readPromises = (tx: Tx, scope: BoardScope): Promise<PromiseCounts[]> => tx.$queryRaw<PromiseCounts[]>`
  select p.queue_id as "queueId", p.channel::text, (count(*) filter (where ${PROMISE_FIGURES.atRisk}))::int as "atRisk",
    (count(*) filter (where ${PROMISE_FIGURES.late}))::int as late
  from ${promisesOf(scope)} p group by 1, 2`;
