import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { asTenant, CONFIG, type Config, Db, log } from '@guichet/platform';
import { Offers } from '../work/offers.service.ts';
import { WorkEnds } from '../work/work-ends.service.ts';
import { overdue } from '../work/work-item.query.ts';
import { Router } from './router.service.ts';

const EVERY_MS = 2000;

/** The net below the events: what a killed process left undone is done within seconds. */
@Injectable()
export class RoutingSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isRunning = false;

  constructor(
    private readonly db: Db,
    private readonly router: Router,
    private readonly offers: Offers,
    private readonly ends: WorkEnds,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.GUICHET_ROLE === 'web') return;
    this.timer = setInterval(() => {
      if (!this.isRunning) this.running = this.run();
    }, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  async sweep(): Promise<void> {
    const tenants = await this.db.beforeTenant<{ tenant_id: string }>('select tenant_id from tenants_with_work()', []);
    for (const { tenant_id } of tenants) await asTenant(tenant_id, () => this.sweepOne());
  }

  /** What is wrong with one tenant keeps nothing from the others. */
  private async sweepOne(): Promise<void> {
    await this.sweepTenant().catch((error: unknown) => log.warn({ err: error }, 'a tenant could not be swept'));
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    await this.sweep().catch((error: unknown) => log.warn({ err: error }, 'routing could not be swept'));
    this.isRunning = false;
  }

  private async sweepTenant(): Promise<void> {
    for (const { id, state } of await this.db.tx((tx) => overdue(tx, new Date()))) {
      if (state === 'offered') await this.offers.expire(id);
      else await this.ends.wrapUpOver(id);
    }
    await this.router.drain();
  }
}
