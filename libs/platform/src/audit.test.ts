import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { Audit, isChainIntact } from './audit.ts';
import { Clock } from './clock.ts';
import { readConfig } from './config.ts';
import { asTenant } from './context.ts';
import { Db } from './db.ts';

const tenant = uuid();
const audit = new Audit(new Clock());
let db: Db;
beforeAll(async () => {
  db = new Db(readConfig(process.env));
  await asTenant(tenant, () => db.tx((tx) => tx.tenant.create({ data: { id: tenant, name: 'Shop' } })));
});
afterAll(() => db.onApplicationShutdown());
const entries = () => asTenant(tenant, () => db.tx((tx) => tx.auditEntry.findMany({ orderBy: { sequence: 'asc' } })));

it('chains entries written at once without gap, and shows a changed or missing one', async () => {
  const write = (n: number) =>
    asTenant(tenant, () =>
      db.tx((tx) =>
        audit.record(tx, {
          action: 'team.created',
          subjectType: 'team',
          data: { zebra: n, apple: [{ b: 1, a: null }] },
        }),
      ),
    );
  await Promise.all(Array.from({ length: 12 }, (_, n) => write(n)));
  const written = await entries();
  expect(written.map((entry) => entry.sequence)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
  expect(isChainIntact(written)).toBe(true);
  expect(isChainIntact(written.filter((entry) => entry.sequence !== 5))).toBe(false);

  const admin = new pg.Client(process.env.ADMIN_DATABASE_URL);
  await admin.connect();
  await admin.query(`begin; select set_config('app.tenant_id', '${tenant}', true);
    update audit_entry set action = 'team.deleted' where tenant_id = '${tenant}' and sequence = 7; commit`);
  await admin.end();
  expect(isChainIntact(await entries())).toBe(false);
});
