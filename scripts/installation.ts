import { createHmac } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { prepareDatabase } from './database.ts';
import { startPostgres, type PostgresServer } from './postgres-server.ts';
import { homeFolder, type Settings } from './settings.ts';

export interface Installation {
  adminUrl: string;
  /** For the api process. */
  environment: Record<string, string | undefined>;
  close(): Promise<void>;
}

/** While the embedded Postgres runs: its address, for psql, pg_dump and `npm run admin:create`. */
export const databaseUrlFile = join(homeFolder, 'database-url');

/** Opens the database that the settings name, or the embedded one, and brings it up to date. */
export async function openInstallation({ databaseUrl, secret, environment }: Settings): Promise<Installation> {
  const server = databaseUrl ? undefined : await startEmbedded(secret);
  const adminUrl = databaseUrl ?? server!.url('guichet');
  const close = async (): Promise<void> => {
    if (server) rmSync(databaseUrlFile, { force: true });
    await server?.stop();
  };
  try {
    const { appUrl, jobsUrl } = await prepareDatabase(adminUrl, secret);
    const added = { APP_DATABASE_URL: appUrl, JOBS_DATABASE_URL: jobsUrl };
    // The api has no use for the owner's address.
    const { DATABASE_URL: _, ...rest } = environment;
    return { adminUrl, environment: { ...rest, ...added }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startEmbedded(secret: string): Promise<PostgresServer> {
  const password = createHmac('sha256', secret).update('guichet:database:postgres').digest('base64url');
  const server = await startPostgres({ folder: join(homeFolder, 'postgres'), password });
  const admin = new pg.Client(server.url('postgres'));
  try {
    await admin.connect();
    const { rowCount } = await admin.query(`select from pg_database where datname = 'guichet'`);
    if (!rowCount) await admin.query('create database guichet');
  } finally {
    await admin.end();
  }
  writeFileSync(databaseUrlFile, `${server.url('guichet')}\n`, { mode: 0o600 });
  return server;
}

/** The database of an installation that is running, for tools beside it. */
export function runningDatabaseUrl(): string | undefined {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  return existsSync(databaseUrlFile) ? readFileSync(databaseUrlFile, 'utf8').trim() : undefined;
}
