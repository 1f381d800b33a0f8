import { Injectable } from '@nestjs/common';
import { Clock, currentTenant, Db, type Sweep, Sweeps, type Tx } from '@guichet/platform';
import { waitForFolding } from '../facts/fold-lock.query.ts';
import { Facts } from '../facts/facts.service.ts';
import { readKeptFrom } from './kept-from.query.ts';
import { oldestKept } from './oldest-kept.ts';

/** Rows of one transaction: who folds meanwhile waits for no more than these. */
const AT_ONCE = 2_000;

/** Forgets single contacts whose time is over; what they were counted in stays. */
@Injectable()
export class FactForgetting implements Sweep {
  readonly name = 'fact-retention';
  readonly everyMs = 600_000;
  readonly tenants = 'tenants_that_forget';

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly facts: Facts,
    sweeps: Sweeps,
  ) {
    sweeps.register(this);
  }

  /** From the moment the limit stands nothing before it is counted again, so what is deleted after it, and when, does not matter. */
  async sweepTenant(): Promise<void> {
    await this.facts.sweepTenant();
    const keptFrom = await this.alone((tx) => this.moveLimit(tx));
    if (!keptFrom) return;
    for (const forget of [forgetFacts, forgetStretches])
      while ((await this.alone((tx) => forget(tx, keptFrom))) === AT_ONCE);
  }

  private async moveLimit(tx: Tx): Promise<Date | null> {
    const row = await tx.factRetention.findUnique({ where: { tenantId: currentTenant() } });
    if (!row?.keepMonths) return row?.forgottenBefore ?? null;
    // What is known is to be in the rollups that are closed; of too much that is new, later.
    if (!(await this.facts.foldRest(tx))) return row.forgottenBefore;
    const forgottenBefore = oldestKept(this.clock.now(), row.keepMonths);
    await tx.factRetention.updateMany({
      where: { OR: [{ forgottenBefore: null }, { forgottenBefore: { lt: forgottenBefore } }] },
      data: { forgottenBefore },
    });
    return readKeptFrom(tx);
  }

  private alone<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.db.tx(async (tx) => {
      await waitForFolding(tx);
      return work(tx);
    });
  }
}

const forgetFacts = (tx: Tx, before: Date): Promise<number> => tx.$executeRaw`
  delete from work_fact where id in (select id from work_fact where interval_at < ${before} limit ${AT_ONCE})`;

/**
 * What began before and was in hand later shares its agent's time with contacts that are kept, so it stays until that is past, too.
 * By agent, as the index lies.
 */
const forgetStretches = (tx: Tx, before: Date): Promise<number> => tx.$executeRaw`
  with recursive agent as (
    (select agent_id as id from work_stretch order by agent_id limit 1)
    union all
    select (select agent_id from work_stretch where agent_id > agent.id order by agent_id limit 1) from agent where id is not null
  ), ended as (
    select s.work_item_id, s.number from agent cross join lateral (
      select work_item_id, number from work_stretch where agent_id = agent.id and to_at <= ${before} limit ${AT_ONCE}
    ) s limit ${AT_ONCE}
  )
  delete from work_stretch s using ended where s.work_item_id = ended.work_item_id and s.number = ended.number`;
