import { Injectable } from '@nestjs/common';
import { Db, Events, type Sweep, Sweeps, type Tx } from '@guichet/platform';
import { countAgain, countAllAgain } from '../rollups/rollups.query.ts';
import { eventsOf, factsBefore, heldIn, keyOf, writeFacts, writeStretches } from './facts.query.ts';
import { FACT_EVENTS, foldFact } from './fold-fact.ts';
import { shareSeats } from './seats.query.ts';

/** Events of one transaction: enough to be quick, few enough to let others in. */
const AT_ONCE = 2_000;

/** Keeps facts and rollups beside the log: what is new in it, in batches; and all of it, when they are to be made anew. */
@Injectable()
export class Facts implements Sweep {
  readonly name = 'facts';
  /** Reports are so much behind the log; for the wallboard a second is allowed. */
  readonly everyMs = 400;
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

  /** From the log alone, while the desk goes on: each fact is made anew, then every rollup. */
  async rebuild(): Promise<number> {
    let count = 0;
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const ids = await this.db.tx(async (tx) => {
        await waitToBeAlone(tx);
        const ids = await itemsAfter(tx, after);
        await this.fold(tx, ids);
        return ids;
      });
      if (ids.length === 0) break;
      count += ids.length;
      after = ids.at(-1)!;
    }
    await this.db.tx(async (tx) => {
      await waitToBeAlone(tx);
      await forgetUnknown(tx);
      await countAllAgain(tx);
    });
    return count;
  }

  /** The facts of these items, the time of their agents and the rollups they are counted in, as the log now has them. */
  private async fold(tx: Tx, itemIds: readonly string[]): Promise<void> {
    if (itemIds.length === 0) return;
    const events = await eventsOf(tx, itemIds);
    const before = await factsBefore(tx, itemIds);
    const facts = new Map([...events].map(([id, list]) => [id, foldFact(list)]));
    const all = [...facts.values()];
    await writeFacts(tx, facts);
    await writeStretches(tx, facts);
    const shared = await shareSeats(tx, [...before.held, ...all.flatMap(heldIn)]);
    await countAgain(tx, [...before.keys, ...all.map(keyOf), ...shared]);
  }
}

const lockName = 'work-facts';

/** Of all processes one folds a tenant's events at a time: a rollup must see all facts of its interval. */
async function isAlone(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ alone: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${lockName} || current_tenant()::text, 0)) as alone`;
  return row!.alone;
}
async function waitToBeAlone(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${lockName} || current_tenant()::text, 0))`;
}

async function itemsAfter(tx: Tx, after: string): Promise<string[]> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    select distinct work_item_id as id from domain_event
    where work_item_id > ${after}::uuid and type = any(${FACT_EVENTS}::text[]) order by 1 limit ${AT_ONCE}`;
  return found.map(({ id }) => id);
}

/** What the log does not know is no fact. */
async function forgetUnknown(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    delete from work_fact f where not exists (select from domain_event e where e.work_item_id = f.id)`;
  await tx.$executeRaw`
    delete from work_stretch s where not exists (select from work_fact f where f.id = s.work_item_id)`;
}
