import type { ValueClass } from '@guichet/contracts';
import { rootOf } from '@guichet/customers';
import type { rows, Tx } from '@guichet/platform';
import type { ConversationFacts } from '../policies/match-policy.ts';

/** What policies ask of a conversation, as it is now. Its queue is where it waits or waited last, else its inbox's. */
export async function factsOf(tx: Tx, conversation: rows.Conversation): Promise<ConversationFacts> {
  const { id, inboxId, channel, priority, customerId } = conversation;
  const [found] = await tx.$queryRaw<{ queueId: string | null; valueClass: ValueClass | null }[]>`
    select coalesce(
      (select w.queue_id from work_item w where w.subject_type = 'conversation' and w.subject_id = ${id}::uuid
        order by w.enqueued_at desc, w.id desc limit 1),
      (select i.queue_id from inbox i where i.id = ${inboxId}::uuid)
    ) as "queueId", (
      select r.value_class::text from customer c join customer r
        on r.tenant_id = c.tenant_id and r.id = ${rootOf('c')}
      where c.id = ${customerId}::uuid
    ) as "valueClass"`;
  return { inboxId, channel, priority, queueId: found?.queueId ?? null, valueClass: found?.valueClass ?? 'standard' };
}
