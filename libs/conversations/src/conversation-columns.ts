import { rows } from '@guichet/platform';

/** The columns of `conversation c` under the names Prisma gives them, for what is read by SQL. */
export const CONVERSATION_COLUMNS = rows.Prisma.sql`
  c.tenant_id as "tenantId", c.id, c.number, c.subject, c.preview, c.status, c.snoozed_until as "snoozedUntil", c.priority,
  c.channel, c.customer_id as "customerId", c.inbox_id as "inboxId", c.team_id as "teamId",
  c.assignee_id as "assigneeId", c.waiting_since as "waitingSince", c.answer_due_at as "answerDueAt",
  c.answer_warn_at as "answerWarnAt", c.resolution_due_at as "resolutionDueAt", c.resolution_warn_at as "resolutionWarnAt",
  c.first_answered_at as "firstAnsweredAt", c.resolved_at as "resolvedAt", c.last_message_at as "lastMessageAt",
  c.sequence, c.version, c.has_delivery_problem as "hasDeliveryProblem", c.created_at as "createdAt"`;
