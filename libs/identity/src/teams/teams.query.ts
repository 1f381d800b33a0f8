import type { Team } from '@guichet/contracts';
import { key, type Tx } from '@guichet/platform';

const COLUMNS = { id: true, name: true, members: { select: { userId: true }, orderBy: { userId: 'asc' } } } as const;

const toTeam = ({ id, name, members }: { id: string; name: string; members: { userId: string }[] }): Team => ({
  id,
  name,
  memberIds: members.map(({ userId }) => userId),
});

export const readTeams = async (tx: Tx): Promise<Team[]> =>
  (await tx.team.findMany({ select: COLUMNS, orderBy: { name: 'asc' } })).map(toTeam);

export async function readTeam(tx: Tx, teamId: string): Promise<Team | null> {
  const team = await tx.team.findUnique({ where: key(teamId), select: COLUMNS });
  return team && toTeam(team);
}

export const lockTeam = (tx: Tx, teamId: string) =>
  tx.$queryRaw`select from team where tenant_id = current_tenant() and id = ${teamId}::uuid for update`;

/** Both belong to libs above this one, which it may read but not import. */
export async function countTeamUses(tx: Tx, teamId: string): Promise<{ conversations: number; inboxes: number }> {
  const [uses] = await tx.$queryRaw<{ conversations: number; inboxes: number }[]>`
    select
      (select count(*)::int from conversation where tenant_id = current_tenant() and team_id = ${teamId}::uuid) as conversations,
      (select count(*)::int from inbox where tenant_id = current_tenant() and team_id = ${teamId}::uuid) as inboxes`;
  return uses!;
}
