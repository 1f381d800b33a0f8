import type { Tx } from '@guichet/platform';
import { type Counts, sumOf } from '../figures/counts.ts';
import { countsOfRollups, type Limits } from './counts.query.ts';

/** Of all who ever arrived. */
export async function countsOfAll(tx: Tx, limits: Limits): Promise<Counts> {
  const counts = await tx.$queryRaw<Counts[]>`
    select ${countsOfRollups(limits)} from interval_rollup r left join queue q on q.id = r.queue_id`;
  return sumOf(counts);
}
