import type { Tx } from '@guichet/platform';
import type { SaidLine } from './mail-texts.ts';

export interface Missed {
  conversationId: string;
  email: string;
  language: string;
  siteName: string;
  /** That sends. */
  inboxId: string;
}

/** What nobody has read for so long that it should follow; older conversations were looked at before. */
const RECENT_DAYS = 2;

/** Chats with words of an agent that wait too long to be read, and whose visitor may be written to again. */
export const missedChats = (
  tx: Tx,
  { unreadBefore, mailedBefore }: { unreadBefore: Date; mailedBefore: Date },
): Promise<Missed[]> =>
  tx.$queryRaw<Missed[]>`
    select c.conversation_id as "conversationId", r.email, coalesce(nullif(r.language, ''), s.language) as language,
      s.name as "siteName", s.mail_inbox_id as "inboxId"
    from conversation v join chat c on c.conversation_id = v.id join visitor r on r.id = c.visitor_id join site s on s.id = c.site_id
    where v.last_message_at > ${unreadBefore}::timestamptz - make_interval(days => ${RECENT_DAYS}) and v.channel = 'chat'
      and r.email <> '' and s.mail_inbox_id is not null and (c.mailed_at is null or c.mailed_at < ${mailedBefore})
      and exists (
        select from entry e where e.conversation_id = c.conversation_id and e.direction = 'out' and e.kind = 'normal'
          and e.sequence > greatest(c.visitor_read, c.mailed_sequence) and e.at < ${unreadBefore}
      )`;

/** What agents said and neither the page nor a mail has brought; oldest first. */
export const missedWords = (tx: Tx, conversationId: string): Promise<(SaidLine & { sequence: number })[]> =>
  tx.$queryRaw<(SaidLine & { sequence: number })[]>`
    select e.sequence, e.at, e.from_name as name, e.text from chat c
    join entry e on e.conversation_id = c.conversation_id and e.direction = 'out' and e.kind = 'normal'
      and e.sequence > greatest(c.visitor_read, c.mailed_sequence)
    where c.conversation_id = ${conversationId}::uuid order by e.sequence limit 200`;
