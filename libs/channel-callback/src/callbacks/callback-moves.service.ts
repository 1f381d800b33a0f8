import { Injectable } from '@nestjs/common';
import { CALLBACK_TRANSITIONS, type CallbackAction, type DomainEvents } from '@guichet/contracts';
import { LiveCourse } from '@guichet/conversations';
import { Clock, Events, type Prisma, type rows, type Tx } from '@guichet/platform';

type CallbackEvent = Exclude<Extract<keyof DomainEvents, `callback.${string}`>, 'callback.changed' | 'callback.budget'>;
type Told<N extends CallbackEvent> = Omit<DomainEvents[N], 'conversationId' | 'callbackId'>;
export type OneCallback = Pick<rows.Callback, 'id' | 'conversationId'>;

/** The one place where the state of a call-back changes: by a conditional UPDATE, told by an event. The caller holds its conversation. */
@Injectable()
export class CallbackMoves {
  constructor(
    private readonly events: Events,
    private readonly course: LiveCourse,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** Null when it is in no state for it (any more): somebody was faster. */
  async move(
    tx: Tx,
    { id, conversationId }: OneCallback,
    action: CallbackAction,
    data: Prisma.CallbackUncheckedUpdateManyInput = {},
    onlyIf: Prisma.CallbackWhereInput = {},
  ): Promise<rows.Callback | null> {
    const { from, to } = CALLBACK_TRANSITIONS[action];
    const isOver = to === 'done' || to === 'expired' || to === 'cancelled';
    const ending = isOver ? { endedAt: this.now(), dueAt: null } : {};
    const [row] = await tx.callback.updateManyAndReturn({
      where: { ...onlyIf, id, state: { in: [...from] } },
      data: { ...data, ...ending, state: to },
    });
    if (row) await this.events.announce(tx, 'callback.changed', { callbackId: id, conversationId });
    return row ?? null;
  }

  /** An event, and the timeline's line that tells it. */
  tell<N extends CallbackEvent>(
    tx: Tx,
    { id: callbackId, conversationId }: OneCallback,
    event: N,
    told: Told<N>,
  ): Promise<void> {
    return this.course.tell(tx, conversationId, event, { callbackId, ...told } as unknown as Omit<
      DomainEvents[N],
      'conversationId'
    >);
  }
}
