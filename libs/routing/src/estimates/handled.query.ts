import type { Channel } from '@guichet/contracts';
import type { Tx } from '@guichet/platform';

export interface Handled {
  /** Contacts that were counted. */
  count: number;
  /** Mean; null: none was counted. */
  seconds: number | null;
}
interface About {
  queueId: string;
  channels: readonly Channel[];
  /** The last so many. */
  most: number;
}
/** Of one contact, that are looked at: whoever was called more often has few like him. */
const STAYS = 4;

/** How long the last contacts of a queue took agents: all stays of each there, from taking it until the wrap-up was over. */
export async function handledLately(tx: Tx, { queueId, channels, most }: About): Promise<Handled> {
  const [row] = await tx.$queryRaw<Handled[]>`
    select count(*)::int as count, avg(seconds)::float8 as seconds from (
      select sum(extract(epoch from done_at - accepted_at)) as seconds from (
        select subject_type, subject_id, accepted_at, ended_at, done_at from work_item
        where queue_id = ${queueId}::uuid and channel = any(${channels}::text[]::channel[])
          and ended_at is not null and accepted_at is not null and done_at is not null
        order by ended_at desc limit ${most * STAYS}
      ) stay group by subject_type, subject_id order by max(ended_at) desc limit ${most}
    ) recent`;
  return row!;
}
