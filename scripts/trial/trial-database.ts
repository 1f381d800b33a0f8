import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type DatabaseUrls, prepareDatabase } from '../database.ts';
import { dataFolder } from '../postgres-files.ts';
import { freePort, type PostgresServer, startPostgres } from '../postgres-server.ts';

export const TRIAL_SECRET = 'the-secret-of-the-trials-is-none-at-all';
const PASSWORD = 'trial';

/** A Postgres of the trial's own that can be stopped at once, as by a power cut, and started again. */
export class TrialDatabase {
  readonly adminUrl: string;
  urls: DatabaseUrls = { appUrl: '', jobsUrl: '' };
  #folder: string;
  #port: number;
  #flags: string[];
  #server: PostgresServer;
  /** Since when it is there; Infinity while it is not. On the clock of `performance`. */
  #thereSince = 0;
  /** Whether it was there all the time since. */
  readonly isServed = (since: number): boolean => this.#thereSince < since;

  private constructor(folder: string, port: number, flags: string[], server: PostgresServer) {
    this.#folder = folder;
    this.#port = port;
    this.#flags = flags;
    this.#server = server;
    this.adminUrl = server.url('guichet');
  }

  static async start(folder: string, flags: string[] = []): Promise<TrialDatabase> {
    const port = await freePort();
    const server = await startPostgres({ folder, port, password: PASSWORD, flags });
    const database = new TrialDatabase(folder, port, flags, server);
    const admin = new pg.Client(server.url('postgres'));
    await admin.connect();
    await admin.query('create database guichet');
    await admin.end();
    database.urls = await prepareDatabase(database.adminUrl, TRIAL_SECRET);
    return database;
  }

  /** SIGQUIT: every session ends where it is, nothing is written; the next start recovers from the log. */
  async stopAtOnce(): Promise<void> {
    this.#thereSince = Infinity;
    const file = join(dataFolder(this.#folder), 'postmaster.pid');
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    process.kill(pid, 'SIGQUIT');
    while (existsSync(`/proc/${pid}`)) await sleep(20);
    await this.#server.stop();
  }

  async startAgain(): Promise<void> {
    this.#server = await startPostgres({
      folder: this.#folder,
      port: this.#port,
      password: PASSWORD,
      flags: this.#flags,
    });
    this.#thereSince = performance.now();
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  /** As the superuser, so over all tenants; waits while the server is away. */
  async query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    for (let tries = 0; ; tries += 1) {
      const client = new pg.Client({ connectionString: this.adminUrl, connectionTimeoutMillis: 5000 });
      client.on('error', () => undefined);
      try {
        await client.connect();
        return (await client.query<Row>(sql, values)).rows;
      } catch (error) {
        if (tries > 100 || !isAway(error)) throw error;
        await sleep(200);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }
}

const isAway = (error: unknown): boolean =>
  /ECONNREFUSED|ECONNRESET|57P0|terminat|starting up|shutting down|recovery|timeout/i.test(
    `${(error as { code?: string }).code} ${String(error)}`,
  );
