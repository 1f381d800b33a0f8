import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { startPostgres, type PostgresServer } from './postgres-server.ts';
import { newFolder } from './test-database.ts';

const folder = newFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (): Promise<PostgresServer> =>
  startPostgres({ folder, password: 'a password', flags: ['-c', 'fsync=off'] });
const query = async (server: PostgresServer, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  client.on('error', () => undefined);
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
};
const pidFile = join(folder, 'postmaster.pid');
const pid = (): number => Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
/** A process that has ended stays listed as `Z` until its parent asks. */
const isAlive = (process: number): boolean =>
  existsSync(`/proc/${process}/stat`) && !/\) Z /.test(readFileSync(`/proc/${process}/stat`, 'utf8'));

describe('embedded Postgres', () => {
  it('listens on loopback only, and asks for its password', async () => {
    const server = await start();
    expect(await query(server, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const guess = new pg.Client({ connectionString: server.url('postgres').replace('a%20password', 'guess') });
    await expect(guess.connect()).rejects.toThrow(/password/);
    await query(server, 'create table kept as select 1 as n');
    await server.stop();
    expect(existsSync(pidFile)).toBe(false);
  });

  it('ends when its keeper is told that the starting process is gone', async () => {
    const server = await start();
    const postmaster = pid();
    await server.stop(); // the same end of input as the end of this process
    expect(isAlive(postmaster)).toBe(false);
  });

  it('takes over after its keeper was killed hard, with the data', async () => {
    await start();
    const orphan = pid();
    const keeper = Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(orphan)], { encoding: 'utf8' }));
    process.kill(keeper, 'SIGKILL');
    await sleep(100);
    expect(isAlive(orphan)).toBe(true);
    const server = await start();
    expect(isAlive(orphan)).toBe(false);
    expect(await query(server, 'select n from kept')).toEqual([{ n: 1 }]);
    await server.stop();
  });

  it('starts where a power cut left the number of a process that is another by now', async () => {
    writeFileSync(pidFile, `${process.pid}\n${realpathSync(folder)}\n`);
    const server = await start();
    expect(await query(server, 'select n from kept')).toEqual([{ n: 1 }]);
    await server.stop();
  });
});
