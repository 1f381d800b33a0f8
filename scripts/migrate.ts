import { createHash, randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { projectFolder } from './file-hash.ts';

const prismaFolder = join(projectFolder, 'prisma');

/** The lock that `prisma migrate` takes: one migration at a time on a database. */
const MIGRATION_LOCK = 72_707_369;

/**
 * Applies each pending file whole or not at all, then the job tables, then the repeatable `after.sql`.
 * The roles must exist (see database.ts). Returns the names applied.
 */
export async function migrate(adminUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await applyPending(client);
    await installJobTables(adminUrl);
    await whole(client, readFileSync(join(prismaFolder, 'after.sql'), 'utf8'));
    return applied;
  } finally {
    await client.end();
  }
}

async function applyPending(client: pg.Client): Promise<string[]> {
  // The table that `prisma migrate` keeps, so that its own commands still work on this database.
  await client.query(`create table if not exists _prisma_migrations (
    id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz,
    migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
    started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`);
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select migration_name as name, checksum from _prisma_migrations where finished_at is not null',
  );
  const before = new Map(rows.map((row) => [row.name, row.checksum]));
  const applied: string[] = [];
  for (const path of globSync('migrations/*/migration.sql', { cwd: prismaFolder }).sort()) {
    const sql = readFileSync(join(prismaFolder, path), 'utf8');
    const name = basename(dirname(path));
    const checksum = createHash('sha256').update(sql).digest('hex');
    if (before.has(name) && before.get(name) !== checksum)
      throw new Error(`prisma/${path} was changed after it was applied to this database`);
    if (before.has(name)) continue;
    await whole(client, sql, () =>
      client.query(
        `insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
         values ($1, $2, clock_timestamp(), $3, 1)`,
        [randomUUID(), checksum, name],
      ),
    );
    applied.push(name);
  }
  return applied;
}

/** graphile-worker's own tables belong to the role `guichet_jobs`, which alone runs the worker. */
async function installJobTables(adminUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: adminUrl, options: '-c role=guichet_jobs', max: 2 });
  // A lost connection fails the statement on it; no more is needed.
  pool.on('error', () => undefined).on('connect', (client) => client.on('error', () => undefined));
  try {
    await runMigrations({ pgPool: pool });
  } finally {
    await pool.end();
  }
}

async function whole(client: pg.Client, sql: string, then?: () => Promise<unknown>): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await then?.();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
