import { rows } from '@guichet/platform';

/**
 * Of a row of `customer` under this alias: the record it was merged into, else itself. Joined by a `case`, since under row-level
 * security Postgres uses no index for a `coalesce`, which is not among what it knows to leak nothing.
 */
export function rootOf(alias: 'c' | 'p'): rows.Prisma.Sql {
  const of = rows.Prisma.raw(alias);
  return rows.Prisma.sql`case when ${of}.merged_into_id is null then ${of}.id else ${of}.merged_into_id end`;
}
