import { COUNT_CEILING } from '@guichet/contracts';
import { rows } from '@guichet/platform';
import type { Conditions } from './list-conditions.ts';
import { statusParts } from './status-parts.ts';

const { sql, join } = rows.Prisma;
type Sql = rows.Prisma.Sql;

/** How many conversations meet each of the conditions, at most 1,000 each, in one statement: `{ counts: number[] }`. */
export function conversationCounts(all: readonly Conditions[]): Sql {
  return sql`select array[${join(all.map(countOf), ', ')}]::int[] as counts`;
}

function countOf(conditions: Conditions): Sql {
  if (!conditions.statuses.length) return sql`0`;
  const parts = statusParts(conditions).map(
    (which) => sql`(select 1 from conversation c where ${which} and ${conditions.where} limit ${COUNT_CEILING})`,
  );
  return sql`(select count(*)::int from (
    select 1 from (${join(parts, ' union all ')}) as parts limit ${COUNT_CEILING}) as counted)`;
}
