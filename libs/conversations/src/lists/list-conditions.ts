import type { BuiltInView, ConversationFilter, ConversationStatus } from '@guichet/contracts';
import { type Actor, rows } from '@guichet/platform';
import { visibleWhere } from '../visibility.ts';
import { VIEW_RULES, type ViewRule } from './built-in-views.ts';

const { sql, join } = rows.Prisma;
type Sql = rows.Prisma.Sql;

const ALL: readonly ConversationStatus[] = ['open', 'pending', 'snoozed', 'resolved'];

export interface Selection {
  view?: BuiltInView | undefined;
  /** All of them hold at once: what was asked for, and what a saved view keeps. */
  filters: readonly ConversationFilter[];
  /** Of each customer asked for, the ids of all records merged with his. */
  families: ReadonlyMap<string, readonly string[]>;
}
export interface Conditions {
  statuses: ConversationStatus[];
  where: Sql;
  /** Few rows meet `where`, and an index leads to them: a customer's, a tag's. */
  isNarrow: boolean;
}

export function conditionsOf(actor: Actor, now: Date, { view, filters, families }: Selection): Conditions {
  const rule: ViewRule = view ? VIEW_RULES[view] : { statuses: ALL };
  const statuses = filters.reduce<ConversationStatus[]>(
    (kept, { status }) => (status ? kept.filter((one) => status.includes(one)) : kept),
    [...rule.statuses],
  );
  const conditions = [visibleWhere(actor)];
  if (rule.where) conditions.push(rule.where(actor, now));
  for (const filter of filters) conditions.push(...filterConditions({ actor, now }, filter, families));
  const isNarrow = rule.isNarrow ?? filters.some(({ customerId, tagId }) => customerId ?? tagId);
  return { statuses, where: join(conditions, ' and '), isNarrow: Boolean(isNarrow) };
}

interface Reader {
  actor: Actor;
  now: Date;
}

function filterConditions({ actor, now }: Reader, filter: ConversationFilter, families: Selection['families']): Sql[] {
  const { inboxId, teamId, assigneeId, customerId, tagId, priority, valueClass, promise } = filter;
  const conditions: Sql[] = [];
  const assignee = assigneeId === 'me' ? actor.userId : assigneeId;
  if (inboxId) conditions.push(sql`c.inbox_id = ${inboxId}::uuid`);
  if (teamId) conditions.push(sql`c.team_id = ${teamId}::uuid`);
  if (assignee === 'none') conditions.push(sql`c.assignee_id is null`);
  else if (assignee) conditions.push(sql`c.assignee_id = ${assignee}::uuid`);
  if (customerId) conditions.push(sql`c.customer_id = any(${[...(families.get(customerId) ?? [])]}::uuid[])`);
  if (tagId)
    conditions.push(sql`c.id in (select t.conversation_id from conversation_tag t where t.tag_id = ${tagId}::uuid)`);
  if (priority) conditions.push(sql`c.priority = any(${priority}::priority[])`);
  if (valueClass) conditions.push(hasValue(valueClass));
  if (promise) conditions.push(isPressing(promise, now));
  return conditions;
}

/** Without a moment of its own a promise is at risk half an hour before, as on the desk. */
function isPressing(promise: 'at-risk' | 'broken', now: Date): Sql {
  const at = sql`${now.toISOString()}::timestamptz`;
  return promise === 'broken'
    ? sql`least(c.answer_due_at, c.resolution_due_at) <= ${at}`
    : sql`least(coalesce(c.answer_warn_at, c.answer_due_at - interval '30 minutes'), c.resolution_warn_at) <= ${at}`;
}

/** By the record that a merge made the one that counts. */
const hasValue = (valueClass: string): Sql => sql`exists (
  select from customer k left join customer root on root.tenant_id = k.tenant_id and root.id = k.merged_into_id
  where k.tenant_id = c.tenant_id and k.id = c.customer_id
    and coalesce(root.value_class, k.value_class) = ${valueClass}::value_class)`;
