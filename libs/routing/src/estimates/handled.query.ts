import type { Channel } from '@guichet/contracts';
import { rows, type Tx } from '@guichet/platform';

const { sql } = rows.Prisma;

export interface Handled {
  /** Contacts that were counted. */
  count: number;
  /** {@link usualMean}; null: none was counted. */
  seconds: number | null;
}
interface About {
  queueId: string;
  channels: readonly Channel[];
  /** The last so many. */
  most: number;
}
/** So often the median: what took longer was forgotten in hand, over a night perhaps, and says nothing of the others. */
const MOST_MEDIANS = 4;

/** Count and mean of `recent`, a list of `seconds`; none counts for more than {@link MOST_MEDIANS}. */
export const usualMean = sql`
  select count(*)::int as count, avg(least(seconds, ${MOST_MEDIANS} * median))::float8 as seconds
  from recent, (select percentile_cont(0.5) within group (order by seconds) as median from recent) middle`;

/** Of one contact, that are looked at: whoever was called more often has few like him. */
const STAYS = 4;

/** How long the last contacts of a queue took agents: all stays of each there, from taking it until the wrap-up was over. */
export async function handledLately(tx: Tx, { queueId, channels, most }: About): Promise<Handled> {
  const [row] = await tx.$queryRaw<Handled[]>`
    with recent as (
      select sum(extract(epoch from done_at - accepted_at)) as seconds from (
        select subject_type, subject_id, accepted_at, ended_at, done_at from work_item
        where queue_id = ${queueId}::uuid and channel = any(${channels}::text[]::channel[])
          and ended_at is not null and accepted_at is not null and done_at is not null
        order by ended_at desc limit ${most * STAYS}
      ) stay group by subject_type, subject_id order by max(ended_at) desc limit ${most}
    ) ${usualMean}`;
  return row!;
}
