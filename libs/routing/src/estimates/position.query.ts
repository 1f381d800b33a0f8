import type { rows, Tx } from '@guichet/platform';

/** What says where in its queue something waits. */
export type Placed = Pick<rows.WorkItem, 'id' | 'queueId' | 'tier' | 'rankAt'>;

/** 1 for whoever is next in his queue, whatever his channel. */
export async function positionOf(tx: Tx, { id, queueId, tier, rankAt }: Placed): Promise<number> {
  const [answer] = await tx.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from work_item w
    where w.state = 'queued' and w.queue_id = ${queueId}::uuid
      and (-w.tier, w.rank_at, w.id) < (-${tier}::int, ${rankAt}::timestamptz, ${id}::uuid)`;
  return answer!.n + 1;
}

/** By item: 1 for whoever is next in his queue among those of his channel, in one look however many are asked for. */
export async function positionsOf(tx: Tx, items: readonly Placed[]): Promise<Map<string, number>> {
  const [ids, queues] = [items.map(({ id }) => id), [...new Set(items.map(({ queueId }) => queueId))]];
  const found = await tx.$queryRaw<{ id: string; position: number }[]>`
    select id, position from (
      select id, (1 + count(*) filter (where state = 'queued') over (
        partition by queue_id, channel order by tier desc, rank_at, id rows between unbounded preceding and 1 preceding
      ))::int as position
      from (
        select id, queue_id, channel, state, tier, rank_at from work_item
          where state = 'queued' and queue_id = any(${queues}::uuid[])
        union select id, queue_id, channel, state, tier, rank_at from work_item where id = any(${ids}::uuid[])
      ) waiting
    ) placed where id = any(${ids}::uuid[])`;
  return new Map(found.map(({ id, position }) => [id, position]));
}
