import { Injectable } from '@nestjs/common';
import { Clock, Db, log, type Sweep, Sweeps } from '@guichet/platform';
import { CallEnds } from './call-ends.service.ts';

/** Ends the calls that nobody holds: of a process that is gone, and those whose page never called. */
@Injectable()
export class CallSweep implements Sweep {
  readonly name = 'calls';
  readonly everyMs = 3_000;
  readonly tenants = 'tenants_with_sites';

  constructor(
    private readonly db: Db,
    private readonly ends: CallEnds,
    private readonly clock: Clock,
    sweeps: Sweeps,
  ) {
    sweeps.register(this);
  }

  /** What is wrong with one keeps none of the others. */
  async sweepTenant(): Promise<void> {
    const lapsed = { endedAt: null, aliveUntil: { lt: this.clock.now() } };
    const calls = await this.db.tx((tx) => tx.call.findMany({ where: lapsed, select: { id: true } }));
    for (const { id } of calls)
      await this.ends
        .lapsed(id)
        .catch((error: unknown) => log.warn({ err: error, callId: id }, 'a call that nobody holds could not be ended'));
  }
}
