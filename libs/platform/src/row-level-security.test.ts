import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { asTenant } from './context.ts';
import { readConfig } from './config.ts';
import { Db } from './db.ts';

const admin = new pg.Client(process.env.ADMIN_DATABASE_URL);
const app = new pg.Client(process.env.APP_DATABASE_URL);
let db: Db;
beforeAll(async () => {
  db = new Db(readConfig(process.env));
  await admin.connect();
  await app.connect();
});
afterAll(async () => {
  await db.onApplicationShutdown();
  await admin.end();
  await app.end();
});

describe('the catalogue', () => {
  it('forces row-level security on every table but the migrations', async () => {
    const { rows } = await admin.query<{ name: string }>(`
      select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and not (c.relrowsecurity and c.relforcerowsecurity)`);
    expect(rows.map((row) => row.name)).toEqual(['_prisma_migrations']);
  });

  it('has the tenant first in every primary and foreign key', async () => {
    const { rows } = await admin.query<{ name: string }>(`
      select con.conname as name from pg_constraint con join pg_class c on c.oid = con.conrelid
      where c.relnamespace = 'public'::regnamespace and con.contype in ('p', 'f')
        and c.relname not in ('_prisma_migrations', 'tenant')
        and (select attname from pg_attribute where attrelid = con.conrelid and attnum = con.conkey[1]) <> 'tenant_id'`);
    expect(rows).toEqual([]);
  });

  it('gives the app neither ownership nor a way around the policies', async () => {
    const { rows: roles } = await admin.query(
      `select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'guichet_app'`,
    );
    expect(roles).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }]);
    const { rows: owned } = await admin.query(
      `select relname from pg_class where relowner = 'guichet_app'::regrole and relnamespace = 'public'::regnamespace`,
    );
    expect(owned).toEqual([]);
    const { rows: truncatable } = await admin.query(`
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
        and has_table_privilege('guichet_app', oid, 'truncate')`);
    expect(truncatable).toEqual([]);
    const { rows: memberships } = await admin.query(
      `select pg_has_role('guichet_app', oid, 'member') as can from pg_roles where rolname in ('guichet_lookup', 'guichet_jobs')`,
    );
    expect(memberships.map((row: { can: boolean }) => row.can)).toEqual([false, false]);
  });

  it('keeps the log and the audit append-only', async () => {
    for (const table of ['domain_event', 'audit_entry'])
      for (const act of ['update', 'delete'])
        expect(
          (await admin.query(`select has_table_privilege('guichet_app', '${table}', '${act}') as can`)).rows[0],
        ).toEqual({ can: false });
  });
});

describe('a connection', () => {
  const first = uuid();
  const second = uuid();
  beforeAll(async () => {
    for (const id of [first, second])
      await asTenant(id, () =>
        db.tx(async (tx) => {
          await tx.tenant.create({ data: { id, name: 'Shop' } });
          await tx.customer.create({ data: { id, name: `Customer of ${id}` } });
        }),
      );
  });

  it('sees nothing and writes nothing without a tenant', async () => {
    expect((await app.query('select * from customer')).rowCount).toBe(0);
    await expect(
      app.query(`insert into customer (id, name, updated_at) values (gen_random_uuid(), 'x', now())`),
    ).rejects.toThrow(/null value|row-level/);
    expect(() => db.tx(async () => 1)).toThrow('no tenant');
  });

  it('sees and changes only its own tenant, even when it forgets to ask for it', async () => {
    const seen = await asTenant(first, () => db.tx((tx) => tx.customer.findMany()));
    expect(seen.map((row) => row.id)).toEqual([first]);
    const changed = await asTenant(first, () => db.tx((tx) => tx.customer.updateMany({ data: { name: 'mine' } })));
    expect(changed.count).toBe(1);
    const stolen = asTenant(second, () =>
      db.tx((tx) => tx.customer.create({ data: { tenantId: first, id: uuid(), name: 'planted' } })),
    );
    await expect(stolen).rejects.toThrow(/row-level security/);
    const raw = await asTenant(second, () => db.raw((client) => client.query('select id from customer')));
    expect(raw.rows).toEqual([{ id: second }]);
  });

  it('leaves no tenant behind on the connection it gives back', async () => {
    await asTenant(first, () => db.raw((client) => client.query('select 1')));
    for (let turn = 0; turn < 20; turn += 1) expect(await db.beforeTenant('select id from customer', [])).toEqual([]);
  });

  it('is its own tenant though more come at once than there are connections', async () => {
    const tenants = Array.from({ length: 80 }, (_, at) => (at % 3 ? first : second));
    const seen = await Promise.all(
      tenants.map((tenant) => asTenant(tenant, () => db.tx((tx) => tx.customer.findMany({ select: { id: true } })))),
    );
    expect(seen.map((rows) => rows.map(({ id }) => id))).toEqual(tenants.map((tenant) => [tenant]));
  });

  it('lets go of what it holds when its process stands still', async () => {
    const ask = () =>
      db.tx((tx) => tx.$queryRaw`select current_setting('idle_in_transaction_session_timeout') as silence`);
    expect(await asTenant(first, ask)).toEqual([{ silence: '10s' }]);
  });

  it('takes back everything when the work fails', async () => {
    const id = uuid();
    const failing = asTenant(first, () =>
      db.tx(async (tx) => {
        await tx.customer.create({ data: { id, name: 'gone' } });
        throw new Error('boom');
      }),
    );
    await expect(failing).rejects.toThrow('boom');
    expect(await asTenant(first, () => db.tx((tx) => tx.customer.count({ where: { id } })))).toBe(0);
  });
});
