import type { Closing } from '@guichet/contracts';
import type { Tx } from '@guichet/platform';
import type * as z from 'zod';

export interface DueRecap {
  callbackId: string;
  language: string;
  siteName: string;
  /** That sends. */
  inboxId: string;
  email: string;
  name: string;
  zone: string;
  closing: Partial<z.output<typeof Closing>>;
}

/** Where days are counted when the site has no hours. */
export const ZONE = 'Europe/Paris';

/** What a closed conversation's call-back has to be told by mail: he was reached, its closing was written after it, an address is known. */
export const dueRecap = async (tx: Tx, conversationId: string): Promise<DueRecap | null> => {
  const [due] = await tx.$queryRaw<DueRecap[]>`
    select c.id as "callbackId", c.language, s.name as "siteName", s.mail_inbox_id as "inboxId",
      coalesce(k.zone, ${ZONE}) as zone, c.name, coalesce(nullif(c.email, ''), i.value) as email, e.data as closing
    from callback c join conversation o on o.id = c.conversation_id join site s on s.id = c.site_id
      left join business_calendar k on k.id = s.calendar_id
      left join lateral (
        select i.value from customer_identity i where i.customer_id = o.customer_id and i.kind = 'email' order by i.id limit 1
      ) i on true
      join lateral (
        select e.data from entry e where e.conversation_id = o.id and e.event = 'conversation.resolved' and e.at >= c.dialled_at
        order by e.sequence desc limit 1
      ) e on true
    where c.conversation_id = ${conversationId}::uuid and o.status = 'resolved' and c.outcome = 'reached'
      and c.ended_at is not null and c.recap_mailed_at is null and s.mail_inbox_id is not null
    order by c.created_at desc limit 1`;
  return due?.email ? due : null;
};
