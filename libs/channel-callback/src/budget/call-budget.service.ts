import { Injectable } from '@nestjs/common';
import type { CallbackBudget, InputOf, updateCallbackBudget } from '@guichet/contracts';
import { Diallers } from '@guichet/phone-numbers';
import { Audit, Clock, currentTenant, Db, Events, type Tx } from '@guichet/platform';
import { refuse } from '../callbacks/callback-making.service.ts';
import { isSpent, isToBeTold, MICROS_OF_CENT } from './spending.ts';

const DAY_MS = 86_400_000;

/** What a tenant's dialling costs, and where it ends. A day is the last 24 hours, so that none begins at midnight. */
@Injectable()
export class CallBudget {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly diallers: Diallers,
  ) {}

  show(): Promise<CallbackBudget> {
    return this.db.tx((tx) => this.state(tx));
  }

  update({ perDayCents }: InputOf<typeof updateCallbackBudget>): Promise<CallbackBudget> {
    return this.db.tx(async (tx) => {
      const data = { perDayCents, alarmedAt: null };
      await tx.callbackBudget.upsert({ where: { tenantId: currentTenant() }, create: data, update: data });
      await this.audit.record(tx, {
        ...{ action: 'callback-budget.changed', subjectType: 'tenant', subjectId: currentTenant() },
        data: { perDayCents },
      });
      return this.state(tx);
    });
  }

  /** Before a number is dialled. What is under way counts with what it costs by now; of several who ask at once each sees the one before. */
  async requireRoom(tx: Tx): Promise<void> {
    const row = await tx.callbackBudget.findFirst();
    if (!row || row.perDayCents === null) return;
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('call-budget'), hashtext(${currentTenant()}))`;
    const micros = (await this.spentMicros(tx)) + (await this.diallers.underWay(tx));
    if (isSpent(micros, row.perDayCents)) refuse('budget_spent');
  }

  /** After a call that cost something: told once a day, however many processes look. */
  async look(tx: Tx): Promise<void> {
    const { perDayCents } = await this.state(tx);
    const spent = await this.spentMicros(tx);
    if (!isToBeTold(spent, perDayCents)) return;
    const since = this.since();
    const where = { OR: [{ alarmedAt: null }, { alarmedAt: { lt: since } }] };
    if (!(await tx.callbackBudget.updateMany({ where, data: { alarmedAt: this.clock.now() } })).count) return;
    await this.events.record(tx, 'callback.budget', { isSpent: isSpent(spent, perDayCents) });
  }

  private async state(tx: Tx): Promise<CallbackBudget> {
    const row = await tx.callbackBudget.findFirst();
    const spentCents = Math.round((await this.spentMicros(tx)) / MICROS_OF_CENT);
    return { perDayCents: row?.perDayCents ?? null, spentCents };
  }

  private async spentMicros(tx: Tx): Promise<number> {
    const where = { startedAt: { gt: this.since() }, isDialled: true };
    const { _sum } = await tx.callbackAttempt.aggregate({ where, _sum: { costMicros: true } });
    return Number(_sum.costMicros ?? 0);
  }

  private since(): Date {
    return new Date(this.clock.now().getTime() - DAY_MS);
  }
}
