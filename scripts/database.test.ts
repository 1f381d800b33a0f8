import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareDatabase } from './database.ts';
import { startPostgres, type PostgresServer } from './postgres-server.ts';
import { newFolder } from './test-database.ts';

const SECRET = 'a-secret-that-is-long-enough-for-all';
let server: PostgresServer;
let ownerUrl: string;

const query = async (url: string, sql: string): Promise<pg.QueryResult> => {
  const client = new pg.Client(url);
  await client.connect();
  return client.query(sql).finally(() => client.end());
};

beforeAll(async () => {
  server = await startPostgres({ folder: newFolder(), password: 'admin', flags: ['--temporary', '-c', 'fsync=off'] });
  await query(server.url('postgres'), `create role hosting login createrole password 'hosting'`);
  await query(server.url('postgres'), 'create database crm owner hosting');
  ownerUrl = `postgresql://hosting:hosting@127.0.0.1:${server.port}/crm`;
});
afterAll(() => server.stop());

// What a hosting company gives: an owner of one database that may make roles, and is no superuser.
describe('prepareDatabase as an owner that is no superuser', () => {
  it('makes the roles and the tables, twice without harm', async () => {
    const first = await prepareDatabase(ownerUrl, SECRET);
    expect(await prepareDatabase(ownerUrl, SECRET)).toEqual(first);
    expect((await query(first.appUrl, 'select * from list_tenants()')).rows).toEqual([]);
    expect((await query(first.jobsUrl, 'select * from graphile_worker.jobs')).rows).toEqual([]);
  });

  it('writes new passwords when the secret changes, and the old ones open nothing', async () => {
    const before = await prepareDatabase(ownerUrl, SECRET);
    const after = await prepareDatabase(ownerUrl, `${SECRET}-changed`);
    await expect(query(before.appUrl, 'select 1')).rejects.toThrow(/password/);
    expect((await query(after.appUrl, 'select 1')).rowCount).toBe(1);
  });

  it('leaves its owner under row-level security too', async () => {
    await expect(query(ownerUrl, `insert into tenant (id, name) values (gen_random_uuid(), 'x')`)).rejects.toThrow(
      /row-level security/,
    );
  });
});
