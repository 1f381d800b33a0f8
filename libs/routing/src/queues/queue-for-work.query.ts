import { found, type Tx } from '@guichet/platform';
import type { QueueRow } from './queue-rules.ts';

/** A queue as something enters it, and what the entry needs to know beside it. */
export interface QueueForWork {
  queue: QueueRow;
  /** Somebody of the tenant is ready now: what enters may be given out at once. */
  isSomebodyReady: boolean;
  /** Who served the customer last within a day. */
  lastAgentId: string | null;
}

interface Entry {
  customerId: string | null;
  /** Had it and passed it on: whoever else served the customer counts, not him. */
  passedOnBy?: string | null;
  now: Date;
}

/**
 * Held against removal until the commit; any number of items may enter it meanwhile. Gone: `not_found`. One statement, since
 * it runs for every mail.
 */
export async function queueForWork(tx: Tx, id: string, { customerId, passedOnBy, now }: Entry): Promise<QueueForWork> {
  const since = new Date(now.getTime() - DAY_MS);
  const [row] = await tx.$queryRaw<(QueueRow & Omit<QueueForWork, 'queue'>)[]>`
    select q.tenant_id as "tenantId", q.id, q.name, q.is_for_everybody as "isForEverybody",
      q.agent_order::text as "agentOrder", q.priority, q.tier, q.high_bonus as "highBonus", q.key_bonus as "keyBonus",
      q.skills, q.channels, q.target_percent as "targetPercent", q.target_seconds as "targetSeconds",
      q.calendar_id as "calendarId", q.overflow, q.calm_percent as "calmPercent", q.created_at as "createdAt",
      exists (select from agent where state = 'ready' and lost_at is null) as "isSomebodyReady",
      (select w.agent_id from work_item w where w.customer_id = ${customerId}::uuid and w.accepted_at > ${since}
        and w.agent_id is not null
        and w.agent_id is distinct from ${passedOnBy ?? null}::uuid order by w.accepted_at desc limit 1) as "lastAgentId"
    from queue q where q.id = ${id}::uuid for key share of q`;
  const { isSomebodyReady, lastAgentId, ...queue } = found(row);
  return { queue, isSomebodyReady, lastAgentId };
}

const DAY_MS = 24 * 3_600_000;
