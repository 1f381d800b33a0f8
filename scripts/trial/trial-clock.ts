import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFolder } from '../file-hash.ts';
import type { TrialDatabase } from './trial-database.ts';

/** What its Postgres must be started with. */
export const MOVED_CLOCK_FLAGS = ['-c', 'allow_system_table_mods=on'];
/** By then every session of Postgres has read its settings again. */
const READ_AGAIN_MS = 100;

/** The clock of an app and of its Postgres, which may be moved while both run; a real machine has one clock for all that is on it. */
export class TrialClock {
  readonly #path: string;
  readonly #database: TrialDatabase;
  #movedMs = 0;

  private constructor(path: string, database: TrialDatabase) {
    [this.#path, this.#database] = [path, database];
  }

  static async open(folder: string, database: TrialDatabase): Promise<TrialClock> {
    const clock = new TrialClock(join(folder, 'clock'), database);
    clock.#write();
    // Planned into every statement in place of the real one.
    await database.query(`create or replace function pg_catalog.now() returns timestamptz language sql stable parallel safe
      as $$ select transaction_timestamp() + make_interval(secs => coalesce(nullif(current_setting('trial.moved', true), ''), '0')::float8) $$`);
    return clock;
  }

  /** For the app's environment. */
  get settings(): Record<string, string> {
    const preload = `--import=${join(projectFolder, 'scripts', 'trial', 'moved-clock.ts')}`;
    return { TRIAL_CLOCK: this.#path, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${preload}` };
  }

  now(): Date {
    return new Date(Date.now() + this.#movedMs);
  }

  /** People stay logged in. */
  async moveTo(at: Date): Promise<void> {
    this.#movedMs = at.getTime() - Date.now();
    this.#write();
    await this.#database.query(`alter system set trial.moved = '${this.#movedMs / 1000}'`);
    await this.#database.query('select pg_reload_conf()');
    await sleep(READ_AGAIN_MS);
    await this.#database.query(
      `update session set created_at = $1, last_seen_at = $1, expires_at = $1::timestamptz + interval '1 day'`,
      [at],
    );
  }

  #write(): void {
    const file = openSync(this.#path, 'w');
    writeSync(file, new Float64Array([this.#movedMs]));
    closeSync(file);
  }
}
