import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { log } from './log.ts';

const LOOK_MS = 5000;
/** A pool says that it lives within moments of taking its first job. */
const GRACE_SECONDS = 10;
const SCOPE = 'guichet jobs';

/**
 * Frees the jobs of processes that are gone, which graphile-worker itself would leave locked for four hours. Each pool
 * shows that it lives by a lock of its session, which Postgres drops with the connection, however the process ended.
 */
export class JobRecovery {
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(
    private readonly connectionString: string,
    private readonly poolId: string,
  ) {}

  /** Never throws: without a database it tries until there is one. */
  async start(): Promise<void> {
    while (!this.isStopped) {
      try {
        return await this.connect();
      } catch (error) {
        log.warn({ err: error }, 'job recovery waits for the database');
        await sleep(500);
      }
    }
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.connectionString, keepAlive: true });
    client.on('error', (error) => log.debug({ err: error }, 'job recovery lost its connection'));
    await client.connect();
    client.on('end', () => {
      clearInterval(this.timer);
      if (!this.isStopped) void this.start();
    });
    await client.query('select pg_advisory_lock(hashtext($1), hashtext($2))', [SCOPE, this.poolId]);
    this.client = client;
    this.timer = setInterval(() => {
      this.look(client).catch((error: unknown) => log.warn({ err: error }, 'lost jobs could not be freed'));
    }, LOOK_MS);
    this.timer.unref();
  }

  private async look(client: pg.Client): Promise<void> {
    const { rows } = await client.query<{ id: string }>(
      `select distinct locked_by as id from graphile_worker._private_jobs
       where locked_by <> $1 and locked_at < now() - make_interval(secs => $2)`,
      [this.poolId, GRACE_SECONDS],
    );
    for (const { id } of rows) await this.freeIfGone(client, id);
  }

  private async freeIfGone(client: pg.Client, id: string): Promise<void> {
    const lock = await client.query<{ is: boolean }>('select pg_try_advisory_lock(hashtext($1), hashtext($2)) as is', [
      SCOPE,
      id,
    ]);
    if (!lock.rows[0]?.is) return; // it lives
    await client.query('select graphile_worker.force_unlock_workers(array[$1])', [id]);
    await client.query('select pg_advisory_unlock(hashtext($1), hashtext($2))', [SCOPE, id]);
    log.warn({ pool: id }, 'freed the jobs of a process that is gone');
  }
}
