import { COUNT_CEILING } from '@guichet/contracts';
import { rows } from '@guichet/platform';
import type { Conditions } from './list-conditions.ts';

const { sql, join } = rows.Prisma;

/** How many conversations meet each of the conditions, at most 1,000 each, in one statement: `{ counts: number[] }`. */
export function conversationCounts(all: readonly Conditions[]): rows.Prisma.Sql {
  const counts = all.map(
    ({ statuses, where }) => sql`(select count(*)::int from (
    select 1 from conversation c where c.status = any(${statuses}::conversation_status[]) and ${where}
    limit ${COUNT_CEILING}) as counted)`,
  );
  return sql`select array[${join(counts, ', ')}]::int[] as counts`;
}
