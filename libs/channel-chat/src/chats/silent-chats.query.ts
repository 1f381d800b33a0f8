import type { Tx } from '@guichet/platform';

/** Who waits for an agent with no page open any more has left, and comes no more. */
const LEFT_SECONDS = 180;

/**
 * Chats whose visitor is silent for too long while it is his turn; who waits for an answer is not silent. `end`: past the
 * site's time for closing, or gone before anybody had him. `rest`: past the time after which his agent serves others.
 */
export const silentChats = (tx: Tx, now: Date): Promise<{ conversationId: string; what: 'rest' | 'end' }[]> =>
  tx.$queryRaw<{ conversationId: string; what: 'rest' | 'end' }[]>`
    select * from (
      select c.conversation_id as "conversationId", case
        when v.assignee_id is null and v.status = 'open'
          and coalesce(r.online_at, r.last_seen_at) < ${now}::timestamptz - make_interval(secs => ${LEFT_SECONDS}) then 'end'
        when v.waiting_since is null and c.last_visitor_at < ${now}::timestamptz - make_interval(mins => s.close_minutes) then 'end'
        when v.waiting_since is null and c.idle_at is null and v.assignee_id is not null
          and c.last_visitor_at < ${now}::timestamptz - make_interval(mins => s.idle_minutes) then 'rest'
      end as what
      from chat c join conversation v on v.id = c.conversation_id join site s on s.id = c.site_id join visitor r on r.id = c.visitor_id
      where c.ended_at is null
    ) silent where what is not null`;
