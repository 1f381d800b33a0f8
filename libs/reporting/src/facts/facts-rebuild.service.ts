import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '@guichet/platform';
import { IMPORTED } from '../imports/imported-facts.query.ts';
import { countAllAgain } from '../rollups/rollups.query.ts';
import { FACT_EVENTS } from './fold-fact.ts';
import { eventsOf, foldAll } from './facts.query.ts';
import { waitForFolding } from './fold-lock.query.ts';
import { daysOfWork, shareSeats } from './seats.query.ts';

/** Items of one transaction. */
const AT_ONCE = 2_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Facts and rollups anew from the log alone, in place, while the desk goes on. What was forgotten stays forgotten, and its rollups as they are. */
@Injectable()
export class FactsRebuild {
  constructor(private readonly db: Db) {}

  /** How many facts there are now. */
  async rebuild(): Promise<number> {
    for (let ids: string[] = [FIRST]; ids.length > 0;)
      ids = await this.alone(async (tx) => {
        const page = await itemsAfter(tx, ids.at(-1)!);
        await foldAll(tx, await eventsOf(tx, page));
        return page;
      });
    await this.alone(forgetUnknown);
    for (const day of await this.alone(daysOfWork)) await this.alone((tx) => shareSeats(tx, day));
    await this.alone(countAllAgain);
    return this.db.tx((tx) => tx.workFact.count());
  }

  private alone<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.db.tx(async (tx) => {
      await waitForFolding(tx);
      return work(tx);
    });
  }
}

async function itemsAfter(tx: Tx, after: string): Promise<string[]> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    select distinct work_item_id as id from domain_event
    where work_item_id > ${after}::uuid and type = any(${FACT_EVENTS}::text[]) order by 1 limit ${AT_ONCE}`;
  return found.map(({ id }) => id);
}

/** What the log does not know is no fact, unless it came from a company's own past. */
async function forgetUnknown(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    delete from work_fact f
    where f.subject_type <> ${IMPORTED} and not exists (select from domain_event e where e.work_item_id = f.id)`;
  await tx.$executeRaw`
    delete from work_stretch s where not exists (select from domain_event e where e.work_item_id = s.work_item_id)`;
}
