import { createTeam, deleteTeam, getSession, listAudit, listTeams, listUsers, updateTeam } from '@guichet/contracts';
import { refusal, refusalCode, signIn, startTestApp, type TestApp } from '@guichet/testing';
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

describe('teams', () => {
  it('are made, renamed, filled and emptied; their members see it at once', async () => {
    const { tenant, admin } = await house();
    const nadia = await signIn(app, tenant);
    const team = await admin.call(createTeam, { name: 'Retours', memberIds: [nadia.userId, nadia.userId] });
    expect(team).toEqual({ id: team.id, name: 'Retours', memberIds: [nadia.userId] });
    expect((await nadia.call(getSession, {})).user.teamIds).toEqual([team.id]);
    const memberIds = [admin.userId];
    const changed = await admin.call(updateTeam, { teamId: team.id, name: 'Retours et échanges', memberIds });
    expect(changed).toEqual({ id: team.id, name: 'Retours et échanges', memberIds });
    expect((await nadia.call(getSession, {})).user.teamIds).toEqual([]);
    expect((await nadia.call(listTeams, {})).teams).toEqual([changed]);
    expect(await admin.call(deleteTeam, { teamId: team.id })).toEqual({ ok: true });
    expect((await admin.call(listTeams, {})).teams).toEqual([]);
    const { entries } = await admin.call(listAudit, {});
    expect(entries.map(({ action }) => action)).toEqual(['team.deleted', 'team.changed', 'team.created']);
  });

  it('have their name once', async () => {
    const { admin } = await house();
    const { id } = await admin.call(createTeam, { name: 'A' });
    await admin.call(createTeam, { name: 'B' });
    expect(await refusalCode(admin.call(createTeam, { name: ' A ' }))).toBe('already_exists');
    expect(await refusalCode(admin.call(updateTeam, { teamId: id, name: 'B' }))).toBe('already_exists');
  });

  it('stay while conversations or inboxes point at them', async () => {
    const { tenant, admin } = await house();
    const { id: teamId } = await admin.call(createTeam, { name: 'Retours', memberIds: [admin.userId] });
    await app.as(tenant, () =>
      app.db.tx(async (tx) => {
        const inbox = await tx.inbox.create({ data: { name: 'Retours', teamId } });
        const data = { subject: 'x', channel: 'email' as const, inboxId: inbox.id, teamId };
        await tx.conversation.createMany({
          data: [
            { ...data, number: 1 },
            { ...data, number: 2 },
          ],
        });
      }),
    );
    const { code, status, details } = await refusal(admin.call(deleteTeam, { teamId }));
    expect({ code, status, details }).toEqual({
      code: 'in_use',
      status: 409,
      details: { conversations: 2, inboxes: 1 },
    });
    expect((await admin.call(listTeams, {})).teams[0]?.memberIds).toEqual([admin.userId]);
  });

  it.each(['agent', 'supervisor'] as const)('may not be managed by a role such as %s', async (role) => {
    const { tenant, admin } = await house();
    const { id: teamId } = await admin.call(createTeam, { name: 'A' });
    const { call } = await signIn(app, tenant, { role });
    const works = [
      call(createTeam, { name: 'B' }),
      call(updateTeam, { teamId, name: 'B' }),
      call(deleteTeam, { teamId }),
    ];
    expect(await Promise.all(works.map(refusalCode))).toEqual(['forbidden', 'forbidden', 'forbidden']);
    await call(listTeams, {});
  });

  it('of another tenant are not there, nor are its people', async () => {
    const [ours, theirs] = [await house(), await house()];
    const { id: teamId } = await theirs.admin.call(createTeam, { name: 'Theirs' });
    expect(await refusalCode(ours.admin.call(updateTeam, { teamId, name: 'X' }))).toBe('not_found');
    expect(await refusalCode(ours.admin.call(deleteTeam, { teamId }))).toBe('not_found');
    expect((await ours.admin.call(listTeams, {})).teams).toEqual([]);
    const memberIds = [theirs.admin.userId];
    expect(await refusalCode(ours.admin.call(createTeam, { name: 'Ours', memberIds }))).toBe('not_found');
    expect((await ours.admin.call(listTeams, {})).teams).toEqual([]);
    expect((await ours.admin.call(listUsers, {})).users).toHaveLength(1);
  });
});
