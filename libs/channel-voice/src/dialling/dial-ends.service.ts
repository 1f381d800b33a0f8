import { Injectable } from '@nestjs/common';
import type { CallEnd } from '@guichet/contracts';
import { Events, type rows, type Tx } from '@guichet/platform';
import { secondsBetween } from '../calls/seconds-between.ts';
import { costOf, outcomeOf } from './dial-outcome.ts';

/** Tells whoever wanted a number dialled what came of it. */
@Injectable()
export class DialEnds {
  constructor(private readonly events: Events) {}

  /** With the end of its call; false when the call is none to a number. */
  async told(tx: Tx, call: rows.Call, end: CallEnd, endedAt: Date): Promise<boolean> {
    const dial = await tx.dial.findFirst({ where: { callId: call.id } });
    if (!dial) return false;
    const { reference, agentId, costPerMinute } = dial;
    const facts = { isDialled: dial.dialledAt !== null, isAnswered: call.answeredAt !== null, said: dial.outcome };
    const outcome = outcomeOf(facts, end);
    await tx.dial.updateMany({ where: { reference }, data: { outcome, endedAt } });
    const seconds = secondsBetween(call.answeredAt, endedAt);
    const costMicros = costOf(costPerMinute, seconds);
    const about = { reference, conversationId: call.conversationId, callId: call.id, agentId };
    await this.events.record(tx, 'telephone.ended', { ...about, outcome, seconds, costMicros });
    return true;
  }
}
