import type { Channel } from '@guichet/contracts';
import type { rows, Tx } from '@guichet/platform';

/** What says where in its queue something waits. */
export type Placed = Pick<rows.WorkItem, 'id' | 'queueId' | 'tier' | 'rankAt'>;

/** 1 for whoever is next in his queue, among all in it or those of a channel. */
export async function positionOf(
  tx: Tx,
  { id, queueId, tier, rankAt }: Placed,
  channel: Channel | null = null,
): Promise<number> {
  const [answer] = await tx.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from work_item w
    where w.state = 'queued' and w.queue_id = ${queueId}::uuid
      and (${channel}::channel is null or w.channel = ${channel}::channel)
      and (-w.tier, w.rank_at, w.id) < (-${tier}::int, ${rankAt}::timestamptz, ${id}::uuid)`;
  return answer!.n + 1;
}
