import { Injectable } from '@nestjs/common';
import { Db, Events, type Sweep, Sweeps, type Tx } from '@guichet/platform';
import { countAgain } from '../rollups/rollups.query.ts';
import { factsBefore, FOLD_LOCK, foldAll, heldIn, keyOf } from './facts.query.ts';
import { FACT_EVENTS } from './fold-fact.ts';
import { shareSeats } from './seats.query.ts';

/** Events of one transaction: enough to be quick, few enough to let others in. */
const AT_ONCE = 2_000;

/** Keeps facts and rollups beside the log: what is new in it, in batches. */
@Injectable()
export class Facts implements Sweep {
  readonly name = 'facts';
  /** Reports are so much behind the log: what a batch costs hardly depends on how much is in it. */
  readonly everyMs = 5_000;
  readonly tenants = 'tenants_with_gathered_events';

  constructor(
    private readonly db: Db,
    private readonly events: Events,
    sweeps: Sweeps,
  ) {
    events.gather(FACT_EVENTS);
    sweeps.register(this);
  }

  async sweepTenant(): Promise<void> {
    while ((await this.takeNew()) === AT_ONCE);
  }

  /** Killed at any point it has done nothing, and the next one does it. */
  private takeNew(): Promise<number> {
    return this.db.tx(async (tx) => {
      if (!(await isAlone(tx))) return 0;
      const taken = await this.events.take(tx, AT_ONCE);
      const ids = new Set(taken.map(({ workItemId }) => workItemId).filter((id) => id !== null));
      await this.fold(tx, [...ids]);
      return taken.length;
    });
  }

  /** The facts of these items, the time of their agents and the rollups they are counted in, as the log now has them. */
  private async fold(tx: Tx, itemIds: readonly string[]): Promise<void> {
    if (itemIds.length === 0) return;
    const before = await factsBefore(tx, itemIds);
    const facts = await foldAll(tx, itemIds);
    const shared = await shareSeats(tx, [...before.held, ...facts.flatMap(heldIn)]);
    await countAgain(tx, [...before.keys, ...facts.map(keyOf), ...shared]);
  }
}

/** Of all processes one folds a tenant's events at a time: a rollup must see all facts of its interval. */
async function isAlone(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ alone: boolean }[]>`select pg_try_advisory_xact_lock(${FOLD_LOCK}) as alone`;
  return row!.alone;
}
