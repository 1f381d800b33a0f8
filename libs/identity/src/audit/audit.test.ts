import { createTeam, listAudit } from '@guichet/contracts';
import { refusalCode, signIn, startTestApp, type TestApp } from '@guichet/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IdentityModule } from '../identity.module.ts';

let app: TestApp;
const owner = new pg.Client({ connectionString: process.env.ADMIN_DATABASE_URL! });
beforeAll(async () => {
  app = await startTestApp([IdentityModule]);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.stop();
});

async function busyHouse(acts: number) {
  const tenant = await app.tenant();
  const { call } = await signIn(app, tenant, { role: 'administrator', name: 'Ada' });
  for (let n = 1; n <= acts; n += 1) await call(createTeam, { name: `Team ${n}` });
  return { tenant, call };
}

describe('the audit log', () => {
  it('is read page by page, the newest first, each entry once', async () => {
    const { call } = await busyHouse(7);
    const pages = [];
    let cursor: string | undefined;
    do {
      const page = await call(listAudit, { limit: 3, cursor });
      expect(page.isChainIntact).toBe(true);
      pages.push(page.entries.map(({ sequence }) => sequence));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(pages).toEqual([[7, 6, 5], [4, 3, 2], [1]]);
    const { entries } = await call(listAudit, {});
    expect(entries[0]).toMatchObject({ actorName: 'Ada', action: 'team.created', data: { name: 'Team 7' } });
    expect(await refusalCode(call(listAudit, { cursor: 'x; drop table' }))).toBe('invalid_input');
  });

  it.each([
    ['an entry’s words', `update audit_entry set data = '{"name":"Other"}' where tenant_id = $1 and sequence = 3`],
    ['its actor', `update audit_entry set actor_name = 'Bob' where tenant_id = $1 and sequence = 1`],
    ['its time', `update audit_entry set at = at + interval '1 ms' where tenant_id = $1 and sequence = 5`],
    ['an entry’s removal', `delete from audit_entry where tenant_id = $1 and sequence = 2`],
    ['the beginning’s removal', `delete from audit_entry where tenant_id = $1 and sequence <= 2`],
  ])('betrays %s by someone who owns the database', async (_, change) => {
    const { tenant, call } = await busyHouse(5);
    expect((await call(listAudit, { limit: 2 })).isChainIntact).toBe(true);
    await owner.query(change, [tenant]);
    expect((await call(listAudit, { limit: 2 })).isChainIntact).toBe(false);
  });

  it('cannot be changed by the app itself', async () => {
    const { tenant } = await busyHouse(1);
    for (const sql of ['update audit_entry set action = $1', 'delete from audit_entry where action = $1'])
      await expect(app.as(tenant, () => app.db.raw((client) => client.query(sql, ['x'])))).rejects.toThrow(
        /permission/,
      );
  });

  it('is for supervisors and administrators, of their tenant', async () => {
    const { tenant } = await busyHouse(1);
    const agent = await signIn(app, tenant);
    expect(await refusalCode(agent.call(listAudit, {}))).toBe('forbidden');
    const supervisor = await signIn(app, tenant, { role: 'supervisor' });
    expect((await supervisor.call(listAudit, {})).entries).toHaveLength(1);
    const stranger = await signIn(app, await app.tenant(), { role: 'administrator' });
    expect((await stranger.call(listAudit, {})).entries).toEqual([]);
  });
});
