import { Injectable } from '@nestjs/common';
import { Db, Events, type Sweep, Sweeps, type Tx, type WorkEvent } from '@guichet/platform';
import { countAgain } from '../rollups/rollups.query.ts';
import { FOLD_LOCK, foldAll } from './facts.query.ts';
import { FACT_EVENTS } from './fold-fact.ts';
import { shareSeats } from './seats.query.ts';

/** Events of one transaction: enough to be quick, few enough to let others in. */
const AT_ONCE = 2_000;

/** Keeps facts and rollups beside the log: what is new in it, in batches. */
@Injectable()
export class Facts implements Sweep {
  readonly name = 'facts';
  /** What a batch costs hardly depends on how much is in it; who reads meanwhile catches up first. */
  readonly everyMs = 60_000;
  readonly tenants = 'tenants_with_gathered_events';

  /** A wrap-up counts once it is over, and its end is committed after it: both change the same row. */
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    sweeps: Sweeps,
  ) {
    events.gather(FACT_EVENTS.filter((type) => type !== 'work.wrap-up'));
    sweeps.register(this);
  }

  async sweepTenant(): Promise<void> {
    while ((await this.takeNew()) === AT_ONCE);
  }

  /** Before somebody reads: one batch of what is new, if nobody else is at it. */
  async catchUp(): Promise<void> {
    await this.takeNew();
  }

  /** Killed at any point it has done nothing, and the next one does it. */
  private takeNew(): Promise<number> {
    return this.db.tx(async (tx) => {
      if (!(await isAlone(tx))) return 0;
      const { taken, events } = await this.events.takeWork(tx, { most: AT_ONCE, types: FACT_EVENTS });
      await this.fold(tx, events);
      return taken;
    });
  }

  /** The facts of these items, the time of their agents and the rollups they are counted in, as the log now has them. */
  private async fold(tx: Tx, events: readonly WorkEvent[]): Promise<void> {
    if (events.length === 0) return;
    const { keys, held } = await foldAll(tx, events);
    await countAgain(tx, [...keys, ...(await shareSeats(tx, held))]);
  }
}

/** Of all processes one folds a tenant's events at a time: a rollup must see all facts of its interval. */
async function isAlone(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ alone: boolean }[]>`select pg_try_advisory_xact_lock(${FOLD_LOCK}) as alone`;
  return row!.alone;
}
