import { LAPSE_MS } from '@guichet/agents';
import type { Tx } from '@guichet/platform';

/** How many members of a queue are ready and connected. */
export async function readyMembers(tx: Tx, queueId: string): Promise<number> {
  const [answer] = await tx.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from agent a join queue q on q.id = ${queueId}::uuid
    where a.state = 'ready' and a.lost_at is null
      and (q.is_for_everybody or exists (select from queue_member m where m.queue_id = q.id and m.user_id = a.user_id))
      and exists (select from agent_connection c where c.user_id = a.user_id
        and c.seen_at > now() - make_interval(secs => ${LAPSE_MS / 1000}))`;
  return answer!.n;
}
