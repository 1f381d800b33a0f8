import type { BuiltInView, ConversationStatus } from '@guichet/contracts';
import { type Actor, rows } from '@guichet/platform';

const { sql } = rows.Prisma;

export interface ViewRule {
  statuses: readonly ConversationStatus[];
  /** A condition on `conversation c`; absent: all of these statuses. */
  where?: (actor: Actor, now: Date) => rows.Prisma.Sql;
  /** The condition itself leads to few rows. */
  isNarrow?: true;
}

/** Promises of today are due until midnight, by the server's clock. */
const endOfDay = (now: Date): Date => {
  const end = new Date(now);
  end.setHours(23, 59, 59, 999);
  return end;
};

/** What each built-in view holds, within what the person sees. */
export const VIEW_RULES: Record<BuiltInView, ViewRule> = {
  /** What someone can do next: his own and what nobody has taken. */
  todo: {
    statuses: ['open'],
    where: ({ userId }) => sql`(c.assignee_id = ${userId}::uuid or c.assignee_id is null)`,
  },
  waiting: { statuses: ['pending'] },
  snoozed: { statuses: ['snoozed'] },
  'follow-ups': {
    statuses: ['open', 'pending', 'snoozed', 'resolved'],
    isNarrow: true,
    where: (_, now) => sql`c.id in (select f.conversation_id from follow_up f
      where f.done_at is null and f.due_at <= ${endOfDay(now).toISOString()}::timestamptz)`,
  },
  team: { statuses: ['open'], where: ({ teamIds }) => sql`c.team_id = any(${[...teamIds]}::uuid[])` },
  unassigned: { statuses: ['open'], where: () => sql`c.assignee_id is null` },
  all: { statuses: ['open', 'pending', 'snoozed'] },
  resolved: { statuses: ['resolved'] },
};
