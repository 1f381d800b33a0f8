import { rows } from '@guichet/platform';
import type { Position, Sort } from './list-cursor.ts';

const { sql } = rows.Prisma;

/** Each order is that of an index, or its exact reverse; `nulls last` is what Postgres does ascending. */
export const ORDERS: Record<Sort, rows.Prisma.Sql> = {
  urgency: sql`order by c.priority desc, c.answer_due_at, c.id`,
  newest: sql`order by c.last_message_at desc, c.id`,
  oldest: sql`order by c.last_message_at, c.id desc`,
};

/** What comes after a position. The first, looser comparison is the one an index can start from. */
export function afterPosition(position: Position): rows.Prisma.Sql {
  if (position[0] === 'u') return afterUrgency(position[1], position[2], position[3]);
  const [letter, at, id] = position;
  return letter === 'n'
    ? sql`c.last_message_at <= ${at}::timestamptz and (c.last_message_at < ${at}::timestamptz or c.id > ${id}::uuid)`
    : sql`c.last_message_at >= ${at}::timestamptz and (c.last_message_at > ${at}::timestamptz or c.id < ${id}::uuid)`;
}

function afterUrgency(priority: string, dueAt: string | null, id: string): rows.Prisma.Sql {
  const isLater = dueAt
    ? sql`(c.answer_due_at > ${dueAt}::timestamptz or c.answer_due_at is null
        or (c.answer_due_at = ${dueAt}::timestamptz and c.id > ${id}::uuid))`
    : sql`(c.answer_due_at is null and c.id > ${id}::uuid)`;
  return sql`c.priority <= ${priority}::priority and (c.priority < ${priority}::priority or ${isLater})`;
}
