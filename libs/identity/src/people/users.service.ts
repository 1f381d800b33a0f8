import { Injectable } from '@nestjs/common';
import type { InputOf, inviteUser, OutputOf, listUsers, updateUser, User } from '@guichet/contracts';
import { currentActor, Db, DomainError, found, key, type Tx } from '@guichet/platform';
import { AccessLinksService } from '../access-links/access-links.service.ts';
import { changesBetween } from './changes-between.ts';
import { PersonLog } from './person-log.ts';
import { SessionsService } from '../sessions/sessions.service.ts';
import { lockUser, lockWithAdministrators } from './user-lock.query.ts';
import { readUser, readUsers } from './users.query.ts';

@Injectable()
export class UsersService {
  constructor(
    private readonly db: Db,
    private readonly links: AccessLinksService,
    private readonly sessions: SessionsService,
    private readonly personLog: PersonLog,
  ) {}

  async list(): Promise<OutputOf<typeof listUsers>> {
    return { users: await this.db.tx(readUsers) };
  }

  invite({ email, name, role, visibility, teamIds }: InputOf<typeof inviteUser>): Promise<User> {
    return this.db.tx(async (tx) => {
      // Until he chooses himself, a colleague is written to in the language of whoever invited him.
      const { locale } = await tx.user.findUniqueOrThrow({
        where: key(currentActor().userId),
        select: { locale: true },
      });
      const { id } = await tx.user.create({ data: { email, name, role, visibility, locale } });
      await joinTeams(tx, id, teamIds);
      await this.links.issue(tx, id, 'invitation');
      await this.personLog.invited(tx, id, { email, role, visibility });
      return found(await readUser(tx, id));
    });
  }

  update({ userId, ...wishes }: InputOf<typeof updateUser>): Promise<User> {
    return this.db.tx(async (tx) => {
      const { user: locked, requireAnother } = await lockWithAdministrators(tx, userId);
      const before = found(await readUser(tx, userId));
      // Whoever never chose a password has not joined: enabling him again leaves him invited.
      const status = wishes.status === 'active' && !locked?.passwordHash ? notYetJoined(before) : wishes.status;
      const { from, to } = changesBetween(before, { ...wishes, status });
      if (!Object.keys(to).length) return before;
      if (to.status === 'disabled' || (to.role && to.role !== 'administrator')) requireAnother();
      await this.write(tx, userId, to);
      const revokesRights = Object.keys(to).some((field) => field !== 'name');
      await this.personLog.changed(tx, userId, { action: 'user.changed', data: { from, to }, revokesRights });
      return found(await readUser(tx, userId));
    });
  }

  resendInvitation(userId: string): Promise<{ ok: true }> {
    return this.db.tx(async (tx) => {
      const user = found(await lockUser(tx, userId));
      if (user.status !== 'invited') throw new DomainError('conflict');
      await this.links.issue(tx, userId, 'invitation');
      await this.personLog.invited(tx, userId, { again: true });
      return { ok: true };
    });
  }

  private async write(tx: Tx, userId: string, { teamIds, ...fields }: Partial<User>): Promise<void> {
    await tx.user.update({ where: key(userId), data: fields });
    if (teamIds) {
      await tx.teamMember.deleteMany({ where: { userId } });
      await joinTeams(tx, userId, teamIds);
    }
    if (fields.status === 'disabled') {
      await this.sessions.end(tx, { userId });
      await this.links.withdraw(tx, userId);
    }
  }
}

/** An unknown team violates the foreign key, which is answered as `not_found`. */
const joinTeams = (tx: Tx, userId: string, teamIds: readonly string[]) =>
  tx.teamMember.createMany({ data: [...new Set(teamIds)].map((teamId) => ({ teamId, userId })) });

const notYetJoined = ({ status }: User) => (status === 'active' ? 'active' : 'invited');
