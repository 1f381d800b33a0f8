import type { WorkFacts } from '@guichet/contracts';
import { rows, type Tx } from '@guichet/platform';
import { v7 as uuid } from 'uuid';

const { sql } = rows.Prisma;

/** The columns of `work_item w` under the names Prisma gives them, for what is read by SQL. */
export const WORK_COLUMNS = sql`
  w.tenant_id as "tenantId", w.id, w.subject_type as "subjectType", w.subject_id as "subjectId", w.channel::text,
  w.queue_id as "queueId", w.state::text, w.customer_id as "customerId", w.priority, w.tier, w.skills, w.skill_step as "skillStep",
  w.skill_step_at as "skillStepAt", w.rank_at as "rankAt",
  w.original_arrival_at as "originalArrivalAt", w.enqueued_at as "enqueuedAt", w.preferred_agent_id as "preferredAgentId",
  w.sticky_until as "stickyUntil", w.is_directed as "isDirected", w.units, w.agent_id as "agentId", w.offered_at as "offeredAt",
  w.offer_ends_at as "offerEndsAt", w.cool_downs as "coolDowns", w.accepted_at as "acceptedAt", w.ended_at as "endedAt",
  w.wrap_up_ends_at as "wrapUpEndsAt", w.done_at as "doneAt", w.disposition_id as "dispositionId", w.outcome,
  w.is_manual as "isManual", w.previous_item_id as "previousItemId", w.version`;

export const factsOf = (item: rows.WorkItem): WorkFacts => ({
  workItemId: item.id,
  subjectType: item.subjectType,
  subjectId: item.subjectId,
  channel: item.channel,
  queueId: item.queueId,
  version: item.version,
});

export interface Subject {
  type: string;
  id: string;
}

/** The subject's item that waits, is offered or worked on; at most one (a unique index says so). */
export async function liveItem(tx: Tx, { type, id }: Subject): Promise<rows.WorkItem | null> {
  return tx.workItem.findFirst({
    where: { subjectType: type, subjectId: id, state: { in: ['queued', 'offered', 'active'] } },
  });
}

/**
 * What an agent has: offers, work and wrap-ups, oldest first. Here and below the states are written out, since an index of
 * some states only is not used for a parameter.
 */
export const heldBy = (tx: Tx, agentId: string): Promise<rows.WorkItem[]> => tx.$queryRaw<rows.WorkItem[]>`
  select ${WORK_COLUMNS} from work_item w
  where w.agent_id = ${agentId}::uuid and w.state in ('offered', 'active', 'wrap_up') order by w.enqueued_at, w.id`;

/** What agents have in hand from a queue, taken last first. */
export const activeIn = (tx: Tx, queueId: string, most: number): Promise<rows.WorkItem[]> =>
  tx.workItem.findMany({ where: { queueId, state: 'active' }, orderBy: { acceptedAt: 'desc' }, take: most });

/** What nobody has yet, what rings included, as it is served. */
export const waitingIn = (tx: Tx, queueId: string, most: number): Promise<rows.WorkItem[]> => tx.$queryRaw<
  rows.WorkItem[]
>`
  (select ${WORK_COLUMNS} from work_item w where w.queue_id = ${queueId}::uuid and w.state = 'queued'
    order by w.tier desc, w.rank_at, w.id limit ${most})
  union all
  (select ${WORK_COLUMNS} from work_item w where w.queue_id = ${queueId}::uuid and w.state = 'offered'
    order by w.tier desc, w.rank_at, w.id limit ${most})
  order by tier desc, "rankAt", id limit ${most}`;

/** What of a queue is not over yet. */
export async function countLive(tx: Tx, queueId: string): Promise<number> {
  const [answer] = await tx.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from work_item where queue_id = ${queueId}::uuid and state in ('queued', 'offered', 'active')`;
  return answer!.n;
}

/** Offers and wrap-ups that have run out. */
export const overdue = (tx: Tx, now: Date): Promise<Pick<rows.WorkItem, 'id' | 'state'>[]> => tx.$queryRaw`
  select id, state::text from work_item where state = 'offered' and offer_ends_at < ${now}
  union all select id, state::text from work_item where state = 'wrap_up' and wrap_up_ends_at < ${now}`;

/** What a new item is made of; the rest is as the table says. */
export interface NewRow {
  subjectType: string;
  subjectId: string;
  channel: rows.WorkItem['channel'];
  queueId: string;
  customerId: string | null;
  priority: number;
  tier: number;
  skills: unknown;
  rankAt: Date;
  originalArrivalAt: Date;
  enqueuedAt: Date;
  units: number;
  previousItemId: string | null;
  coolDowns?: Record<string, string>;
  preferredAgentId?: string;
  stickyUntil?: Date;
  isDirected?: boolean;
}

/** Null when the subject has a live item: the unique index decides, so that two at once make one. */
export async function insertWork(tx: Tx, row: NewRow): Promise<rows.WorkItem | null> {
  const [item] = await tx.$queryRaw<rows.WorkItem[]>`
    with w as (
      insert into work_item (id, subject_type, subject_id, channel, queue_id, customer_id, priority, tier, skills, rank_at,
        original_arrival_at, enqueued_at, units, previous_item_id, preferred_agent_id, sticky_until, is_directed,
        cool_downs)
      values (${uuid()}::uuid, ${row.subjectType}, ${row.subjectId}::uuid, ${row.channel}::channel, ${row.queueId}::uuid,
        ${row.customerId}::uuid, ${row.priority}, ${row.tier}, ${JSON.stringify(row.skills)}::jsonb, ${row.rankAt},
        ${row.originalArrivalAt}, ${row.enqueuedAt}, ${row.units}, ${row.previousItemId}::uuid,
        ${row.preferredAgentId ?? null}::uuid, ${row.stickyUntil ?? null}::timestamptz, ${row.isDirected ?? false},
        ${JSON.stringify(row.coolDowns ?? {})}::jsonb)
      on conflict (tenant_id, subject_type, subject_id) where state in ('queued', 'offered', 'active') do nothing
      returning *
    )
    select ${WORK_COLUMNS} from w`;
  return item ?? null;
}

/**
 * Holds agents until the commit, in order, so that two never wait for each other. Before any of their items: what they
 * hold is then read as it stays.
 */
export async function holdAgents(tx: Tx, userIds: readonly (string | null)[]): Promise<void> {
  const ids = [...new Set(userIds)].filter((id) => id !== null);
  if (ids.length === 0) return;
  await tx.$executeRaw`
    select user_id from agent where user_id = any(${ids}::uuid[]) order by user_id for no key update`;
}
