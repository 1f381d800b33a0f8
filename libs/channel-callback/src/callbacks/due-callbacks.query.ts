import type { Tx } from '@guichet/platform';

/** So many of a queue wait in it at most, before those that become due wait outside: far more than agents take between two looks. */
export const ROOM = 200;

interface Due {
  id: string;
  conversationId: string;
}

/** Those whose time has come and for which there is room, each queue by itself, the longest due first. */
export const dueCallbacks = (tx: Tx, now: Date, room = ROOM): Promise<Due[]> => tx.$queryRaw<Due[]>`
  select d.id, d.conversation_id as "conversationId"
  from (
    select id, conversation_id, queue_id, due_at, row_number() over (partition by queue_id order by due_at, id) as place
    from callback where due_at <= ${now}
  ) d left join (
    select queue_id, count(*) as waiting from callback where ended_at is null and state = 'waiting' group by queue_id
  ) w on w.queue_id = d.queue_id
  where d.place + coalesce(w.waiting, 0) <= ${room}
  order by d.due_at`;
