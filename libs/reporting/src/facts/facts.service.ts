import { Injectable } from '@nestjs/common';
import { currentTenant, Db, Events, log, type Sweep, Sweeps, type Tx, type WorkEvent } from '@guichet/platform';
import { countAgain } from '../rollups/rollups.query.ts';
import { foldAll } from './facts.query.ts';
import { FACT_EVENTS } from './fold-fact.ts';
import { foldsAlone } from './fold-lock.query.ts';
import { shareSeats } from './seats.query.ts';

/** Events of one transaction: enough to be quick, few enough to let others in. */
const AT_ONCE = 2_000;
/** Somebody who reads a second time right away, as desks do that ask again and again, has what was new for the first. */
const FRESH_MS = 2_000;
/** Batches of one transaction, where all is to be folded in it. */
const MOST_BATCHES = 10;

/** Keeps facts and rollups beside the log: what is new in it, in batches. */
@Injectable()
export class Facts implements Sweep {
  readonly name = 'facts';
  /** What a batch costs hardly depends on how much is in it; who reads meanwhile catches up first. */
  readonly everyMs = 60_000;
  readonly tenants = 'tenants_with_gathered_events';

  /** By tenant, on the clock of `performance`. */
  private readonly caughtUpAt = new Map<string, number>();

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

  /** Before somebody reads: one batch of what is new, if nobody else is at it. What goes wrong is the sweep's; he reads what is counted. */
  async catchUp(): Promise<void> {
    const now = performance.now();
    if (now - (this.caughtUpAt.get(currentTenant()) ?? -FRESH_MS) < FRESH_MS) return;
    this.caughtUpAt.set(currentTenant(), now);
    await this.takeNew().catch((error: unknown) => log.warn({ err: error }, 'a reader has what was counted before'));
  }

  /** In the caller's transaction, in which nobody else folds: all that is known; false when it is too much for one. */
  async foldRest(tx: Tx): Promise<boolean> {
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) if ((await this.foldNew(tx)) < AT_ONCE) return true;
    return false;
  }

  /** Killed at any point it has done nothing, and the next one does it. */
  private takeNew(): Promise<number> {
    return this.db.tx(async (tx) => {
      return (await foldsAlone(tx)) ? this.foldNew(tx) : 0;
    });
  }

  private async foldNew(tx: Tx): Promise<number> {
    const { taken, events } = await this.events.takeWork(tx, { most: AT_ONCE, types: FACT_EVENTS });
    await this.fold(tx, events);
    return taken;
  }

  /** The facts of these items, the time of their agents and the rollups they are counted in, as the log now has them. */
  private async fold(tx: Tx, events: readonly WorkEvent[]): Promise<void> {
    if (events.length === 0) return;
    const { keys, held } = await foldAll(tx, events);
    await countAgain(tx, [...keys, ...(await shareSeats(tx, held))]);
  }
}
