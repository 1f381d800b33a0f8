import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { EventEmitter } from 'node:events';
import { Logger, run, type Runner, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { CONFIG, type Config } from './config.ts';
import { context } from './context.ts';
import type { Tx } from './db.ts';
import { JobRecovery } from './job-recovery.ts';
import { log } from './log.ts';

const logger = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') log.warn({ job: true }, message);
});
export interface JobInfo {
  /** 1 for the first try. */
  attempt: number;
  isLastAttempt: boolean;
  signal: AbortSignal | undefined;
}
type Handler = (payload: Record<string, unknown>, info: JobInfo) => Promise<void>;

/** Work after the commit, and the only timers: graphile-worker on the same Postgres. */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  private readonly handlers = new Map<string, Handler>();
  private runner: Runner | undefined;
  private pool: pg.Pool | undefined;
  private recovery: JobRecovery | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Says what does a task; before `start`. Handlers may run twice for one job and must bear it. */
  handle(task: string, handler: Handler): void {
    if (this.handlers.has(task)) throw new Error(`task ${task} has a handler already`);
    this.handlers.set(task, handler);
  }

  /** Adds a job in the caller's transaction; it runs after the commit, in the same tenant. A `jobKey` replaces. */
  async add(tx: Tx, task: string, payload: object, at: { runAt?: Date; jobKey?: string } = {}): Promise<void> {
    const json = JSON.stringify(payload);
    await tx.$executeRaw`select jobs.add(${task}, ${json}::json, ${at.runAt ?? null}::timestamptz, ${at.jobKey ?? null})`;
  }

  /** Several of one task in one statement, each with its own key. */
  async addAll(tx: Tx, task: string, jobs: readonly { payload: object; jobKey: string }[]): Promise<void> {
    const payloads = jobs.map(({ payload }) => JSON.stringify(payload));
    const keys = jobs.map(({ jobKey }) => jobKey);
    await tx.$executeRaw`
      select jobs.add(${task}, job.payload::json, null, job.key)
      from unnest(${payloads}::text[], ${keys}::text[]) as job(payload, key)`;
  }

  /** Throws when the database is away, and leaves nothing behind then. */
  async start(): Promise<void> {
    try {
      this.runner = await this.run();
    } catch (error) {
      await this.release();
      throw error;
    }
    // The runner ends when its database is gone for long; a fresh one takes over once it is back.
    this.runner.promise.catch((error: unknown) => {
      log.error({ err: error }, 'job runner ended');
      if (this.runner) setTimeout(() => void this.restart(), 1000).unref();
    });
  }

  private async run(): Promise<Runner> {
    this.pool = new pg.Pool({ connectionString: this.config.JOBS_DATABASE_URL, max: 8 });
    const lost = (error: Error) => log.warn({ err: error }, 'job connection lost');
    this.pool.on('error', lost).on('connect', (client) => void client.on('error', lost));
    const events = new EventEmitter() as WorkerEvents;
    events.once('pool:create', ({ workerPool }) => this.beginRecovery(workerPool.id));
    return run({
      pgPool: this.pool,
      events,
      // Batches report what goes wrong with them; single writes would end the process with an unhandled rejection.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      pollInterval: 250,
      concurrency: 5,
      noHandleSignals: true,
      logger,
      taskList: Object.fromEntries([...this.handlers].map(([task, handler]) => [task, this.taskOf(task, handler)])),
    });
  }

  /** Takes no new job and waits for the running ones. */
  async beforeApplicationShutdown(): Promise<void> {
    const runner = this.runner;
    this.runner = undefined;
    await runner?.stop().catch((error: unknown) => log.warn({ err: error }, 'job runner was stopped already'));
    await this.release();
  }

  private async release(): Promise<void> {
    await this.recovery?.stop();
    await this.pool?.end().catch(() => undefined);
    this.recovery = this.pool = undefined;
  }

  private beginRecovery(poolId: string): void {
    this.recovery = new JobRecovery(this.config.JOBS_DATABASE_URL, poolId);
    void this.recovery.start();
  }

  private async restart(): Promise<void> {
    if (!this.runner) return;
    await this.release();
    await this.start().catch((error: unknown) => {
      log.error({ err: error }, 'job runner could not start');
      setTimeout(() => void this.restart(), 1000).unref();
    });
  }

  private taskOf(task: string, handler: Handler) {
    return async (
      payload: unknown,
      helpers: { job: { attempts: number; max_attempts: number }; abortSignal?: AbortSignal },
    ): Promise<void> => {
      const data = payload as Record<string, unknown> & { tenantId: string; causeId?: string };
      const { attempts, max_attempts } = helpers.job;
      const info: JobInfo = { attempt: attempts, isLastAttempt: attempts >= max_attempts, signal: helpers.abortSignal };
      const scope = {
        tenantId: data.tenantId,
        requestId: `job:${task}`,
        ...(data.causeId ? { causeId: data.causeId } : {}),
      };
      await context.run(scope, () => handler(data, info));
    };
  }
}
