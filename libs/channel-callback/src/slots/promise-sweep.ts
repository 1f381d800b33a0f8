import { Injectable } from '@nestjs/common';
import { Clock, Db, type Sweep, Sweeps } from '@guichet/platform';
import { PromiseMails } from '../mails/promise-mails.service.ts';
import { Promises } from './promises.service.ts';

const BATCH = 100;
/** So long before the minute whoever chose it is reminded. */
const REMINDER_MS = 3_600_000;

/** Minutes that come near, and those that went by. */
@Injectable()
export class PromiseSweep implements Sweep {
  readonly name = 'promises';
  readonly everyMs = 5_000;
  readonly tenants = 'tenants_with_sites';

  constructor(
    private readonly db: Db,
    private readonly promises: Promises,
    private readonly mails: PromiseMails,
    private readonly clock: Clock,
    sweeps: Sweeps,
  ) {
    sweeps.register(this);
  }

  async sweepTenant(): Promise<void> {
    await this.promises.tellLate();
    for (const id of await this.near()) await this.mails.send(id, 'near');
  }

  /** Whoever chose it within the last hour knows it still. */
  private async near(): Promise<string[]> {
    const now = this.clock.now();
    const rows = await this.db.tx(
      (tx) => tx.$queryRaw<{ id: string }[]>`
        select id from callback
        where due_at between ${now} and ${new Date(now.getTime() + REMINDER_MS)} and promised_at = due_at
          and reminded_at is null and email <> '' and created_at < promised_at - interval '2 hours'
        limit ${BATCH}`,
    );
    return rows.map(({ id }) => id);
  }
}
