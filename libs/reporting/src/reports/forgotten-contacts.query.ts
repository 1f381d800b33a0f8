import { FORGOTTEN_KEY, type InputOf, type listReportContacts } from '@guichet/contracts';
import { currentActor, rows, type Tx } from '@guichet/platform';
import type { Counts } from '../figures/counts.ts';
import { offered } from '../figures/figures.ts';
import { countsOfRollups } from '../rollups/counts.query.ts';
import { FORGOTTEN } from './counted-facts.query.ts';
import { limitsOf } from './report-counts.query.ts';
import { groupingOf } from './report-groups.ts';
import { checked, selected } from './report-scope.ts';

const { sql, empty } = rows.Prisma;
type Asked = InputOf<typeof listReportContacts>;

/** How many of a figure cannot be listed any more, since only what they were counted in is kept. */
export async function forgottenBehind(tx: Tx, asked: Asked): Promise<number> {
  const row = rowOf(asked);
  if (!row) return 0;
  const [counts] = await tx.$queryRaw<[Counts]>`
    select ${countsOfRollups(limitsOf(asked))} from ${FORGOTTEN} left join queue q on q.id = r.queue_id ${row.joins}
    where ${selected(currentActor(), asked, checked(asked))} and ${row.is}`;
  return asked.figure === 'offered' ? offered(counts) : counts[asked.figure];
}

/** Of which row; null for one that only single contacts know. */
function rowOf({ groupBy, zone, key }: Asked) {
  const { needsFacts, joins, key: column } = groupingOf(groupBy, zone);
  if (key === undefined || (needsFacts && key === FORGOTTEN_KEY)) return { joins: empty, is: sql`true` };
  if (needsFacts) return null;
  return { joins, is: key === '' ? sql`${column} is null` : sql`${column} = ${key}` };
}
