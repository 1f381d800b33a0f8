import { Injectable } from '@nestjs/common';
import {
  CALL_TRANSITIONS,
  type CallAction,
  type DomainEvents,
  LEG_TRANSITIONS,
  type LegAction,
} from '@guichet/contracts';
import { LiveCourse } from '@guichet/conversations';
import { Clock, Events, type Prisma, type rows, type Tx } from '@guichet/platform';

type CallEvent = Extract<keyof DomainEvents, `call.${string}`>;
type Told<N extends CallEvent> = Omit<DomainEvents[N], 'conversationId' | 'callId'>;
export type OneCall = Pick<rows.Call, 'id' | 'conversationId'>;

/** The one place where the state of a call or of one of its ends changes: by a conditional UPDATE, told by an event. */
@Injectable()
export class CallMoves {
  constructor(
    private readonly events: Events,
    private readonly course: LiveCourse,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** Nobody else changes the call until the commit. Before what is to be changed is read. */
  async hold(tx: Tx, { conversationId }: Pick<OneCall, 'conversationId'>): Promise<void> {
    await this.course.hold(tx, conversationId);
  }

  /** Null when it is in no state for it (any more): somebody was faster. */
  async move(
    tx: Tx,
    id: string,
    action: CallAction,
    data: Prisma.CallUncheckedUpdateManyInput = {},
  ): Promise<rows.Call | null> {
    const { from, to } = CALL_TRANSITIONS[action];
    const where = { id, state: { in: [...from] } };
    const [call] = await tx.call.updateManyAndReturn({ where, data: { ...data, state: to } });
    return call ?? null;
  }

  async moveLeg(
    tx: Tx,
    id: string,
    action: LegAction,
    data: Prisma.CallLegUncheckedUpdateManyInput = {},
  ): Promise<rows.CallLeg | null> {
    const { from, to } = LEG_TRANSITIONS[action];
    const where = { id, state: { in: [...from] } };
    const [leg] = await tx.callLeg.updateManyAndReturn({ where, data: { ...data, state: to } });
    return leg ?? null;
  }

  /** An event, and the timeline's line that tells it. The caller holds the conversation. */
  tell<N extends CallEvent>(tx: Tx, { id: callId, conversationId }: OneCall, event: N, told: Told<N>): Promise<void> {
    return this.course.tell(tx, conversationId, event, { callId, ...told } as unknown as Omit<
      DomainEvents[N],
      'conversationId'
    >);
  }

  /** An event that stands in no timeline. */
  async record<N extends CallEvent>(tx: Tx, call: OneCall, event: N, told: Told<N>): Promise<void> {
    const data = { conversationId: call.conversationId, callId: call.id, ...told };
    await this.events.record(tx, event, data as unknown as DomainEvents[N]);
  }

  /** All processes hear with the commit that it is another than before; nothing is kept of it. */
  async changed(tx: Tx, { id: callId, conversationId }: OneCall): Promise<void> {
    await this.events.announce(tx, 'call.changed', { callId, conversationId });
  }
}
