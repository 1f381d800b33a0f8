import { Injectable } from '@nestjs/common';
import { Clock, Db, Events, key, type RecordedEvent } from '@guichet/platform';
import { CallBudget } from '../budget/call-budget.service.ts';
import { CallbackAttempts } from '../callbacks/callback-attempts.service.ts';

/** What came of numbers that were dialled for us. */
@Injectable()
export class TelephoneEvents {
  constructor(
    private readonly db: Db,
    private readonly attempts: CallbackAttempts,
    private readonly clock: Clock,
    private readonly budget: CallBudget,
    events: Events,
  ) {
    events.subscribe('callback.answered', ['telephone.answered'], (event) => this.answered(event));
    events.subscribe('callback.hung-up', ['telephone.ended'], (event) => this.ended(event));
  }

  private async answered({ data: { reference } }: RecordedEvent<'telephone.answered'>): Promise<void> {
    const where = { id: reference, answeredAt: null };
    await this.db.tx((tx) => tx.callbackAttempt.updateMany({ where, data: { answeredAt: this.clock.now() } }));
  }

  /** An agent may have said before what it was; length and price come with the end. */
  private ended({ data }: RecordedEvent<'telephone.ended'>): Promise<void> {
    const { reference, outcome, seconds, costMicros } = data;
    return this.db.tx(async (tx) => {
      if (!(await tx.callbackAttempt.findUnique({ where: key(reference) }))) return;
      await tx.callbackAttempt.updateMany({ where: { id: reference }, data: { seconds, costMicros } });
      await this.attempts.over(tx, reference, outcome);
      if (costMicros) await this.budget.look(tx);
    });
  }
}
