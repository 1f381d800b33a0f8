import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG, type Config } from './config.ts';
import { asTenant } from './context.ts';
import { Db } from './db.ts';
import { log } from './log.ts';

export interface Sweep {
  /** For the log. */
  readonly name: string;
  readonly everyMs: number;
  /** The database's function that names those for whom there may be something to do. */
  readonly tenants:
    | 'list_tenants'
    | 'tenants_with_sites'
    | 'tenants_with_work'
    | 'tenants_with_clocks'
    | 'tenants_with_gathered_events'
    | 'tenants_with_alerts'
    | 'tenants_that_forget'
    | 'tenants_with_due_reports';
  /** As one of them. */
  sweepTenant(): Promise<void>;
}

/** What a working process does every few seconds for each tenant: the net below events and jobs, and what comes by time alone. */
@Injectable()
export class Sweeps implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly all: Sweep[] = [];
  private readonly running = new Map<Sweep, Promise<void>>();
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly db: Db,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  register(sweep: Sweep): void {
    this.all.push(sweep);
  }

  onApplicationBootstrap(): void {
    if (this.config.GUICHET_ROLE === 'web') return;
    this.timers = this.all.map((sweep) => setInterval(() => this.begin(sweep), sweep.everyMs));
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all(this.running.values());
  }

  /** Once for each tenant. What is wrong with one keeps nothing from the others. */
  async run(sweep: Sweep): Promise<void> {
    const found = await this.db.beforeTenant<{ tenant_id: string }>(`select tenant_id from ${sweep.tenants}()`, []);
    for (const { tenant_id } of found)
      await asTenant(tenant_id, () => sweep.sweepTenant()).catch((error: unknown) =>
        log.warn({ err: error, sweep: sweep.name }, 'a tenant could not be swept'),
      );
  }

  /** One that takes longer than its time is not begun a second time. */
  private begin(sweep: Sweep): void {
    if (this.running.has(sweep)) return;
    const run = this.run(sweep)
      .catch((error: unknown) => log.warn({ err: error, sweep: sweep.name }, 'nothing could be swept'))
      .finally(() => this.running.delete(sweep));
    this.running.set(sweep, run);
  }
}
