import { Injectable } from '@nestjs/common';
import { ROLE_PERMISSIONS } from '@guichet/contracts';
import { type Actor, Db, type Tx } from '@guichet/platform';

/** Somebody for whom the server does what he is not there to ask for. */
export interface Person {
  actor: Actor;
  email: string;
  locale: string;
}

/** Who is who, for libs that keep only ids of people. */
@Injectable()
export class Directory {
  constructor(private readonly db: Db) {}

  /** Names by id, of disabled people too; absent ids are left out. Pass the transaction one is in. */
  namesOf(userIds: Iterable<string>, tx?: Tx): Promise<Map<string, string>> {
    const read = async (inside: Tx) => {
      const users = await inside.user.findMany({
        where: { id: { in: [...new Set(userIds)] } },
        select: { id: true, name: true },
      });
      return new Map(users.map(({ id, name }) => [id, name]));
    };
    return tx ? read(tx) : this.db.tx(read);
  }

  /** With all that he may do now, and no session; null for whoever may do nothing any more. */
  async actingAs(userId: string): Promise<Person | null> {
    const user = await this.db.tx((tx) =>
      tx.user.findFirst({
        where: { id: userId, status: 'active' },
        select: { name: true, role: true, visibility: true, email: true, locale: true, teams: true },
      }),
    );
    if (!user) return null;
    const { email, locale, teams, ...who } = user;
    const teamIds = teams.map(({ teamId }) => teamId);
    const permissions = new Set(ROLE_PERMISSIONS[who.role]);
    return { actor: { userId, ...who, teamIds, permissions, sessionId: '' }, email, locale };
  }
}
