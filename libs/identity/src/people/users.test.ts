import {
  getSession,
  inviteUser,
  listAudit,
  listUsers,
  resendInvitation,
  type Role,
  updateUser,
} from '@guichet/contracts';
import { makeTeam, refusal, refusalCode, signIn, startTestApp, type TestApp } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IdentityModule } from '../identity.module.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp([IdentityModule]);
});
afterAll(() => app.stop());

async function house() {
  const tenant = await app.tenant();
  const admin = await signIn(app, tenant, { role: 'administrator', name: 'Ada' });
  return { tenant, admin };
}
const guest = { email: 'karim@example.test', name: 'Karim', role: 'agent' as Role };

describe('users', () => {
  it('are listed for everybody signed in, without hashes, of this tenant only', async () => {
    const { tenant } = await house();
    await house();
    const agent = await signIn(app, tenant, { name: 'Nadia' });
    const { users } = await agent.call(listUsers, {});
    expect(users.map(({ name }) => name)).toEqual(['Ada', 'Nadia']);
    const response = await fetch(`${app.url}/api/users`, { headers: { cookie: agent.cookie } });
    expect(await response.text()).not.toMatch(/hash|argon/i);
  });

  it.each(['agent', 'supervisor'] as const)('may not be managed by a role such as %s', async (role) => {
    const { tenant, admin } = await house();
    const { call } = await signIn(app, tenant, { role });
    const works = [
      call(inviteUser, guest),
      call(updateUser, { userId: admin.userId, name: 'X' }),
      call(resendInvitation, { userId: admin.userId }),
    ];
    expect(await Promise.all(works.map(refusalCode))).toEqual(['forbidden', 'forbidden', 'forbidden']);
  });

  it('of another tenant are not there', async () => {
    const [{ admin }, other] = [await house(), await house()];
    const { userId } = other.admin;
    expect(await refusalCode(admin.call(updateUser, { userId, name: 'X' }))).toBe('not_found');
    expect(await refusalCode(admin.call(resendInvitation, { userId }))).toBe('not_found');
    const teamIds = [await makeTeam(app, other.tenant, 'Theirs')];
    expect(await refusalCode(admin.call(inviteUser, { ...guest, teamIds }))).toBe('not_found');
    expect((await admin.call(listUsers, {})).users).toHaveLength(1);
  });

  it('have one address once', async () => {
    const { admin } = await house();
    await admin.call(inviteUser, guest);
    const again = { ...guest, email: 'KARIM@example.test' };
    expect(await refusalCode(admin.call(inviteUser, again))).toBe('already_exists');
  });

  it('get another role, visibility and teams, at once for their open session', async () => {
    const { tenant, admin } = await house();
    const nadia = await signIn(app, tenant, { visibility: 'own' });
    const teamId = await makeTeam(app, tenant, 'Retours');
    const wishes = { role: 'supervisor', visibility: 'team', teamIds: [teamId, teamId] } as const;
    const changed = await admin.call(updateUser, { userId: nadia.userId, ...wishes, teamIds: [...wishes.teamIds] });
    expect(changed).toMatchObject({ role: 'supervisor', visibility: 'team', teamIds: [teamId] });
    const session = await nadia.call(getSession, {});
    expect(session.permissions).toContain('customer.merge');
    const { entries } = await admin.call(listAudit, {});
    expect(entries[0]).toMatchObject({
      action: 'user.changed',
      actorName: 'Ada',
      subjectId: nadia.userId,
      data: { from: { role: 'agent', visibility: 'own', teamIds: [] }, to: { role: 'supervisor' } },
    });
    await admin.call(updateUser, { userId: nadia.userId, role: 'supervisor', teamIds: [teamId] });
    expect((await admin.call(listAudit, {})).entries).toHaveLength(entries.length);
  });

  it('who are disabled are out at once, and come back when enabled', async () => {
    const { tenant, admin } = await house();
    const nadia = await signIn(app, tenant);
    await app.as(tenant, () =>
      app.db.tx((tx) => tx.user.updateMany({ where: { id: nadia.userId }, data: { passwordHash: 'x' } })),
    );
    await admin.call(updateUser, { userId: nadia.userId, status: 'disabled' });
    expect(await refusalCode(nadia.call(getSession, {}))).toBe('unauthenticated');
    const { users } = await admin.call(listUsers, {});
    expect(users.find(({ id }) => id === nadia.userId)?.status).toBe('disabled');
    expect((await admin.call(updateUser, { userId: nadia.userId, status: 'active' })).status).toBe('active');
    expect(await refusalCode(nadia.call(getSession, {}))).toBe('unauthenticated');
  });
});

describe('the last administrator', () => {
  it('can neither be disabled nor demoted', async () => {
    const { tenant, admin } = await house();
    await admin.call(inviteUser, { ...guest, role: 'administrator' }); // has not joined, so does not count
    for (const wish of [{ status: 'disabled' }, { role: 'agent' }] as const) {
      const { code, status } = await refusal(admin.call(updateUser, { userId: admin.userId, ...wish }));
      expect({ code, status }).toEqual({ code: 'last_administrator', status: 409 });
    }
    await signIn(app, tenant, { role: 'administrator' });
    expect((await admin.call(updateUser, { userId: admin.userId, role: 'agent' })).role).toBe('agent');
  });

  it('remains when two take each other’s role at the same time', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { tenant, admin } = await house();
      const other = await signIn(app, tenant, { role: 'administrator', name: 'Bea' });
      const results = await Promise.allSettled([
        admin.call(updateUser, { userId: other.userId, role: 'agent' }),
        other.call(updateUser, { userId: admin.userId, status: 'disabled' }),
      ]);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const left = await app.as(tenant, () =>
        app.db.tx((tx) => tx.user.count({ where: { role: 'administrator', status: 'active' } })),
      );
      expect(left).toBe(1);
    }
  });
});
