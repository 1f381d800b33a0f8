import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { prepareDatabase } from './database.ts';
import { hashFiles, projectFolder } from './file-hash.ts';
import { startPostgres, type PostgresServer } from './postgres-server.ts';

export const TEST_SECRET = 'the-secret-of-the-tests-is-no-secret';
export const TEMPLATE = 'guichet_template';
const PASSWORD = 'test';
const PREFIX = 'guichet-test-';
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200', 'autovacuum=off'];
const flags = ['--temporary', ...FAST.flatMap((setting) => ['-c', setting])];

/**
 * A server of this test run's own, with a migrated template database. The folder is a copy of one that is made again
 * only when a migration changes, so runs beside each other share nothing.
 */
export async function startTestServer(): Promise<PostgresServer> {
  removeLeftFolders();
  const sources = ['prisma/migrations/**', 'prisma/after.sql', 'scripts/{migrate,database,postgres-initialise}.ts'];
  const cached = join(projectFolder, '.guichet', 'test', hashFiles(sources));
  if (!existsSync(cached)) await build(cached);
  const folder = newFolder();
  copy(cached, folder);
  return startPostgres({ folder, password: PASSWORD, flags });
}

async function build(cached: string): Promise<void> {
  const folder = newFolder();
  const keep = flags.filter((flag) => flag !== '--temporary');
  const server = await startPostgres({ folder, password: PASSWORD, flags: keep });
  try {
    const admin = new pg.Client(server.url('postgres'));
    await admin.connect();
    await admin.query(`create database ${TEMPLATE}`);
    await admin.end();
    await prepareDatabase(server.url(TEMPLATE), TEST_SECRET);
  } finally {
    await server.stop();
  }
  const parent = join(cached, '..');
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) removeIfOld(join(parent, name));
  const staged = `${cached}.${process.pid}`;
  mkdirSync(staged, { mode: 0o700 });
  copy(folder, staged);
  rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(staged, cached);
  } catch {
    rmSync(staged, { recursive: true, force: true }); // another run made it meanwhile
  }
}

/** With owners, which Node's own copy leaves out. */
const copy = (from: string, to: string): void => void execFileSync('cp', ['-a', `${from}/.`, to]);

export const newFolder = (): string => mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));

/** Of runs that were killed: their servers stop by themselves, their folders may stay. */
function removeLeftFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
    if (pid > 0 && !isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function removeIfOld(path: string): void {
  if (Date.now() - statSync(path).mtimeMs > 86_400_000) rmSync(path, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
