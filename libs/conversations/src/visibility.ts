import { type Actor, rows } from '@guichet/platform';

const { sql } = rows.Prisma;

/**
 * Which conversations someone sees, as a condition on `conversation c`. Every read and every write goes through it:
 * `all` everything; `team` those of his teams, his own, and what belongs to nobody; `own` his own, and unassigned ones
 * of his teams or of none.
 */
export function visibleWhere({ visibility, userId, teamIds }: Actor): rows.Prisma.Sql {
  if (visibility === 'all') return sql`true`;
  const isMine = sql`c.assignee_id = ${userId}::uuid`;
  const inMyTeams = sql`c.team_id = any(${[...teamIds]}::uuid[])`;
  return visibility === 'team'
    ? sql`(${isMine} or ${inMyTeams} or (c.team_id is null and c.assignee_id is null))`
    : sql`(${isMine} or (c.assignee_id is null and (c.team_id is null or ${inMyTeams})))`;
}
