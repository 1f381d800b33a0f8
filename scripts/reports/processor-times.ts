import { readFileSync } from 'node:fs';
import pg from 'pg';

/** Of the kernel's clock in /proc: 100 ticks a second on every Linux. */
const MS_A_TICK = 10;
/** Shorter than a pool keeps an idle connection, so that of one that has gone all work was seen. */
const LOOK_MS = 500;

export interface Times {
  wallMs: number;
  /** Of each writing connection, by its process. */
  writers: Map<number, number>;
  /** Of all other connections to the database. */
  othersMs: number;
  appMs: number;
}

/** Processor time of connections to Postgres, and of the app. */
export class ProcessorTimes {
  readonly #seen = new Map<number, number>();
  readonly #db: pg.Client;
  readonly #app: number;
  readonly #writers: ReadonlySet<number>;

  constructor(db: pg.Client, app: number, writers: readonly number[]) {
    [this.#db, this.#app, this.#writers] = [db, app, new Set(writers)];
  }

  async during(work: () => Promise<void>): Promise<Times> {
    await this.#look();
    const [before, app, started] = [new Map(this.#seen), processorMs(this.#app), performance.now()];
    const looks = { go: true };
    const looking = this.#keepLooking(looks);
    await work();
    looks.go = false;
    await looking;
    await this.#look();
    const spent = [...this.#seen].map(([pid, ms]) => [pid, ms - (before.get(pid) ?? 0)] as const);
    const others = spent.filter(([pid]) => !this.#writers.has(pid));
    return {
      wallMs: performance.now() - started,
      writers: new Map(spent.filter(([pid]) => this.#writers.has(pid))),
      othersMs: others.reduce((sum, [, ms]) => sum + ms, 0),
      appMs: processorMs(this.#app) - app,
    };
  }

  async #keepLooking(looks: { go: boolean }): Promise<void> {
    while (looks.go) {
      await this.#look();
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  async #look(): Promise<void> {
    const { rows } = await this.#db.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend'
         and pid <> pg_backend_pid()`,
    );
    for (const { pid } of rows) this.#seen.set(pid, processorMs(pid) || (this.#seen.get(pid) ?? 0));
  }
}

/** 0: it has gone. */
function processorMs(pid: number): number {
  try {
    // After the name, which may hold anything: user and system time are the 12th and 13th.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * MS_A_TICK;
  } catch {
    return 0;
  }
}
