import type { Client, Role, Visibility } from '@guichet/contracts';
import { hashToken, newToken } from '@guichet/platform';
import { v7 as uuid } from 'uuid';
import type { TestApp } from './test-app.ts';

export interface TestPerson {
  userId: string;
  name: string;
  cookie: string;
  call: Client;
}
interface Wishes {
  name?: string;
  role?: Role;
  visibility?: Visibility;
  teamIds?: string[];
  email?: string;
}

/** Someone signed in: his row and session are inserted, so that no test waits for a log-in. */
export async function signIn(app: TestApp, tenantId: string, wishes: Wishes = {}): Promise<TestPerson> {
  const { role = 'agent', visibility = 'all', teamIds = [], name = 'Nadia Roche' } = wishes;
  const userId = uuid();
  const token = newToken();
  const email = wishes.email ?? `${userId}@example.test`;
  await app.as(tenantId, () =>
    app.db.tx(async (tx) => {
      await tx.user.create({ data: { id: userId, email, name, role, visibility, status: 'active' } });
      await tx.teamMember.createMany({ data: teamIds.map((teamId) => ({ teamId, userId })) });
      const expiresAt = new Date(Date.now() + 3_600_000);
      await tx.session.create({ data: { userId, tokenHash: hashToken(token), expiresAt } });
    }),
  );
  const cookie = `guichet_session=${tenantId}.${token}`;
  return { userId, name, cookie, call: app.withCookie(cookie) };
}

export const makeTeam = (app: TestApp, tenantId: string, name: string): Promise<string> =>
  app.as(tenantId, () => app.db.tx(async (tx) => (await tx.team.create({ data: { name } })).id));
