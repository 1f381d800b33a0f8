import type { Closing } from '@guichet/contracts';
import type { Tx } from '@guichet/platform';
import type * as z from 'zod';

export interface DueRecap {
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
const ZONE = 'Europe/Paris';

/** What a closed conversation's last talk has to be told by mail: the call is over, its closing was written after it, an address is known. */
export const dueRecap = async (tx: Tx, conversationId: string): Promise<DueRecap | null> => {
  const [due] = await tx.$queryRaw<DueRecap[]>`
    select c.language, s.name as "siteName", s.mail_inbox_id as "inboxId", coalesce(k.zone, ${ZONE}) as zone, v.name,
      coalesce(nullif(v.email, ''), i.value) as email, e.data as closing
    from call c join conversation o on o.id = c.conversation_id join site s on s.id = c.site_id
      join visitor v on v.id = c.visitor_id left join business_calendar k on k.id = s.calendar_id
      left join lateral (
        select i.value from customer_identity i where i.customer_id = o.customer_id and i.kind = 'email' order by i.id limit 1
      ) i on true
      join lateral (
        select e.data from entry e where e.conversation_id = o.id and e.event = 'conversation.resolved' and e.at >= c.started_at
        order by e.sequence desc limit 1
      ) e on true
    where c.conversation_id = ${conversationId}::uuid and o.status = 'resolved' and c.answered_at is not null
      and c.ended_at is not null and c.recap_mailed_at is null and s.mail_inbox_id is not null
    order by c.started_at desc limit 1`;
  return due?.email ? due : null;
};
