import { Injectable } from '@nestjs/common';
import { Clock, Db, type Sweep, Sweeps } from '@guichet/platform';
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

  async sweepTenant(): Promise<void> {
    const lapsed = { endedAt: null, aliveUntil: { lt: this.clock.now() } };
    const calls = await this.db.tx((tx) => tx.call.findMany({ where: lapsed, select: { id: true, processId: true } }));
    for (const { id, processId } of calls) await this.ends.end(id, processId ? 'server-stopped' : 'failed');
  }
}
