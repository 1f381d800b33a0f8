import { Injectable } from '@nestjs/common';
import type { createTeam, InputOf, OutputOf, listTeams, Team, updateTeam } from '@guichet/contracts';
import { type Act, Audit, Db, DomainError, Events, found, key, type Tx } from '@guichet/platform';
import { countTeamUses, lockTeam, readTeam, readTeams } from './teams.query.ts';

@Injectable()
export class TeamsService {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly audit: Audit,
  ) {}

  async list(): Promise<OutputOf<typeof listTeams>> {
    return { teams: await this.db.tx(readTeams) };
  }

  create({ name, memberIds }: InputOf<typeof createTeam>): Promise<Team> {
    return this.db.tx(async (tx) => {
      const { id } = await tx.team.create({ data: { name } });
      await this.setMembers(tx, id, [], memberIds);
      await this.log(tx, id, 'team.created', { name, memberIds });
      return found(await readTeam(tx, id));
    });
  }

  update({ teamId, name, memberIds }: InputOf<typeof updateTeam>): Promise<Team> {
    return this.db.tx(async (tx) => {
      await lockTeam(tx, teamId);
      const before = found(await readTeam(tx, teamId));
      if (name && name !== before.name) await tx.team.update({ where: key(teamId), data: { name } });
      if (memberIds) await this.setMembers(tx, teamId, before.memberIds, memberIds);
      const after = found(await readTeam(tx, teamId));
      if (JSON.stringify(before) !== JSON.stringify(after)) {
        await this.log(tx, teamId, 'team.changed', { from: before, to: after });
      }
      return after;
    });
  }

  /** Its members lose what they saw through it. */
  remove(teamId: string): Promise<{ ok: true }> {
    return this.db.tx(async (tx) => {
      await lockTeam(tx, teamId);
      const team = found(await readTeam(tx, teamId));
      const uses = await countTeamUses(tx, teamId);
      if (uses.conversations || uses.inboxes) throw new DomainError('in_use', uses);
      await this.setMembers(tx, teamId, team.memberIds, []);
      await tx.team.delete({ where: key(teamId) });
      await this.log(tx, teamId, 'team.deleted', { name: team.name });
      return { ok: true };
    });
  }

  private async setMembers(tx: Tx, teamId: string, before: readonly string[], after: readonly string[]): Promise<void> {
    const leaving = before.filter((id) => !after.includes(id));
    const joining = [...new Set(after)].filter((id) => !before.includes(id));
    await tx.teamMember.deleteMany({ where: { teamId, userId: { in: leaving } } });
    await tx.teamMember.createMany({ data: joining.map((userId) => ({ teamId, userId })) });
    for (const userId of [...leaving, ...joining])
      await this.events.record(tx, 'user.changed', { userId, revokesRights: true });
  }

  private async log(tx: Tx, teamId: string, action: Act['action'], data: Record<string, unknown>): Promise<void> {
    await this.events.record(tx, 'team.changed', { teamId });
    await this.audit.record(tx, { action, subjectType: 'team', subjectId: teamId, data });
  }
}
