import { Injectable } from '@nestjs/common';
import { type Dialler, Diallers } from '@guichet/phone-numbers';
import type { Tx } from '@guichet/platform';
import { CallBudget } from '../budget/call-budget.service.ts';

/** Who dials a number for us, where somebody does and the day's budget allows it. */
@Injectable()
export class CallLines {
  constructor(
    private readonly diallers: Diallers,
    private readonly budget: CallBudget,
  ) {}

  /** Null: the agent dials by himself. */
  async for(tx: Tx, number: string): Promise<Dialler | null> {
    const dialler = await this.diallers.for(tx, number);
    if (dialler) await this.budget.requireRoom(tx);
    return dialler;
  }

  hangUp(tx: Tx, reference: string): Promise<void> {
    return this.diallers.hangUp(tx, reference);
  }
}
