import { createHmac } from 'node:crypto';
import pg from 'pg';
import { migrate } from './migrate.ts';

/** Roles belong to the whole server, not to one database: two installations on one server need the same secret. */
const LOGIN_ROLES = ['guichet_app', 'guichet_jobs'] as const;
const ROLE_LOCK = 72_707_370;

export interface DatabaseUrls {
  appUrl: string;
  jobsUrl: string;
}

/**
 * Makes a database ready: roles, grants, migrations. May run at every start and from several processes at once.
 * @param adminUrl owner of the database; a superuser, or a role with CREATEROLE.
 * @param secret the installation's secret: the roles' passwords are derived from it and kept nowhere.
 */
export async function prepareDatabase(adminUrl: string, secret: string): Promise<DatabaseUrls> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect().catch((error: Error) => {
    throw new Error(`The database cannot be opened: ${error.message}`);
  });
  try {
    await client.query('select pg_advisory_lock($1)', [ROLE_LOCK]);
    await refuseOldServer(client);
    await createRoles(client);
    await client.query(await grantsOn(client));
    for (const role of LOGIN_ROLES) await setPassword(client, role, adminUrl, secret);
  } finally {
    await client.end();
  }
  await migrate(adminUrl);
  return {
    appUrl: roleUrl(adminUrl, 'guichet_app', secret),
    jobsUrl: roleUrl(adminUrl, 'guichet_jobs', secret),
  };
}

const passwordOf = (role: string, secret: string): string =>
  createHmac('sha256', secret).update(`guichet:database:${role}`).digest('base64url');

export function roleUrl(adminUrl: string, role: string, secret: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = passwordOf(role, secret);
  return url.href;
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  );
  const version = Math.floor((rows[0]?.version ?? 0) / 10_000);
  if (version < 15) throw new Error(`Postgres 15 or later is needed; this server is ${version}`);
}

async function createRoles(client: pg.Client): Promise<void> {
  const kinds = { guichet_app: 'login', guichet_jobs: 'login', guichet_lookup: 'nologin' };
  for (const [role, kind] of Object.entries(kinds)) {
    const sql = 'select rolsuper or rolbypassrls as is_mighty from pg_roles where rolname = $1';
    const { rows } = await client.query<{ is_mighty: boolean }>(sql, [role]);
    if (rows[0]?.is_mighty)
      throw new Error(`role ${role} may pass row-level security: take SUPERUSER and BYPASSRLS from it`);
    if (!rows[0]) await client.query(`create role ${role} ${kind} nobypassrls`);
  }
  // The administrator acts as these two when it makes their functions; a superuser may do so anyway.
  await client.query(`do $$ declare r text; begin
    foreach r in array array['guichet_jobs', 'guichet_lookup'] loop
      begin
        execute format('set local role %I', r);
        reset role;
      exception when insufficient_privilege then
        execute format('grant %I to %I', r, current_user);
      end;
    end loop;
  end $$`);
}

async function grantsOn(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ sql: string }>(
    `select format('grant connect on database %1$I to guichet_app, guichet_jobs; grant create on database %1$I to guichet_jobs',
       current_database()) as sql`,
  );
  return rows[0]!.sql;
}

/** Writes a password only when the present one does not open the database. */
async function setPassword(client: pg.Client, role: string, adminUrl: string, secret: string): Promise<void> {
  const trial = new pg.Client({ connectionString: roleUrl(adminUrl, role, secret) });
  try {
    await trial.connect();
  } catch (error) {
    if (!isWrongPassword(error)) throw error;
    // A statement without parameters: the password is base64url, so it needs no escaping.
    await client.query(`alter role ${role} password '${passwordOf(role, secret)}'`);
  } finally {
    await trial.end().catch(() => undefined);
  }
}

const isWrongPassword = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && ['28P01', '28000'].includes(error.code ?? '');
