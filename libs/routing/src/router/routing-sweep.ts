import { Injectable } from '@nestjs/common';
import { Db, type Sweep, Sweeps } from '@guichet/platform';
import { Offers } from '../work/offers.service.ts';
import { WorkEnds } from '../work/work-ends.service.ts';
import { overdue } from '../work/work-item.query.ts';
import { Router } from './router.service.ts';

/** The net below the events: what a killed process left undone is done within seconds. */
@Injectable()
export class RoutingSweep implements Sweep {
  readonly name = 'routing';
  readonly everyMs = 2_000;
  readonly tenants = 'tenants_with_work';

  constructor(
    private readonly db: Db,
    private readonly router: Router,
    private readonly offers: Offers,
    private readonly ends: WorkEnds,
    sweeps: Sweeps,
  ) {
    sweeps.register(this);
  }

  async sweepTenant(): Promise<void> {
    for (const { id, state } of await this.db.tx((tx) => overdue(tx, new Date()))) {
      if (state === 'offered') await this.offers.expire(id);
      else await this.ends.wrapUpOver(id);
    }
    await this.router.drain();
  }
}
