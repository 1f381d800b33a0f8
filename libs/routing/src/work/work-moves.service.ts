import { Injectable } from '@nestjs/common';
import { WORK_TRANSITIONS, type WorkAction, type WorkFacts, type DomainEvents } from '@guichet/contracts';
import { Events, type Prisma, type rows, type Tx } from '@guichet/platform';
import { factsOf } from './work-item.query.ts';

type WorkEvent = Extract<keyof DomainEvents, `work.${string}`>;
export type EventData<N extends WorkEvent> = Omit<DomainEvents[N], keyof WorkFacts>;

export interface Move {
  action: WorkAction;
  data?: Prisma.WorkItemUncheckedUpdateManyInput;
  /** Beside the state: whose it must be, for one. */
  onlyIf?: Prisma.WorkItemWhereInput;
}

/** The one place where a work item's state changes: by a conditional UPDATE, told by an event. */
@Injectable()
export class WorkMoves {
  constructor(private readonly events: Events) {}

  /** Null when the item is not in a state for it (any more): somebody was faster. */
  async move(tx: Tx, id: string, { action, data = {}, onlyIf = {} }: Move): Promise<rows.WorkItem | null> {
    const { from, to } = WORK_TRANSITIONS[action];
    const [item] = await tx.workItem.updateManyAndReturn({
      where: { id, state: { in: [...from] }, ...onlyIf },
      data: { ...data, state: to, version: { increment: 1 } },
    });
    return item ?? null;
  }

  async tell<N extends WorkEvent>(tx: Tx, item: rows.WorkItem, event: N, data: EventData<N>): Promise<void> {
    await this.events.record(tx, event, { ...factsOf(item), ...data } as DomainEvents[N]);
  }
}

/** Nobody's any more, with its age: back at the place it had. */
export const NOBODYS = {
  agentId: null,
  offeredAt: null,
  offerEndsAt: null,
  acceptedAt: null,
  isManual: false,
} as const;
