import { Injectable } from '@nestjs/common';
import { DomainError, type Tx } from '@guichet/platform';
import { QueueRemoval, type QueueDoors } from './queues/queue-removal.service.ts';
import { QueuesService } from './queues/queues.service.ts';
import { isOutOfTurn, requirePull } from './work/work-actions.service.ts';
import { WorkEnds } from './work/work-ends.service.ts';
import { type NewWork, WorkEntry } from './work/work-entry.service.ts';
import { type Taking, WorkHands } from './work/work-hands.service.ts';
import { liveItem, type Subject } from './work/work-item.query.ts';

/** What other libs ask of routing, in their own transactions, holding the subject. It knows no channel. */
@Injectable()
export class RoutingService {
  constructor(
    private readonly entry: WorkEntry,
    private readonly hands: WorkHands,
    private readonly ends: WorkEnds,
    private readonly queues: QueuesService,
    private readonly removal: QueueRemoval,
  ) {}

  /** Lets it wait for an agent; what is live already stays as it is. */
  async enqueue(tx: Tx, work: NewWork): Promise<void> {
    await this.entry.enqueue(tx, work);
  }
  /** Somebody has it by hand. */
  take(tx: Tx, subject: Subject, taking: Taking): Promise<void> {
    return this.hands.take(tx, subject, taking);
  }
  /** Nobody has it any more; it waits again. */
  release(tx: Tx, subject: Subject, reason: string): Promise<void> {
    return this.hands.release(tx, subject, reason);
  }
  /** Whoever has it passes it on: to a queue, where it keeps its age, or to somebody who is asked before any other. */
  async transfer(tx: Tx, subject: Subject, to: { queueId: string } | { userId: string }): Promise<void> {
    const live = await liveItem(tx, subject);
    if (!live) throw new DomainError('offer_over');
    await this.hands.transfer(tx, live, to);
  }
  /** More or fewer points while it waits: it goes forward or back by as many minutes. */
  addPoints(tx: Tx, subject: Subject, points: number): Promise<void> {
    return this.entry.addPoints(tx, subject, points);
  }
  /** It needs nobody any more. */
  finish(tx: Tx, subject: Subject, outcome: string): Promise<void> {
    return this.ends.finish(tx, subject, outcome);
  }
  /** Whoever waited has left. */
  abandon(tx: Tx, subject: Subject): Promise<void> {
    return this.ends.abandon(tx, subject);
  }
  /** Refused with `may_not_pull` when nobody has it yet and this person may only take what he is given. */
  async requirePull(tx: Tx, subject: Subject, userId: string): Promise<void> {
    const live = await liveItem(tx, subject);
    if (live && isOutOfTurn(live, userId)) await requirePull(tx, userId);
  }
  /** The queue for a new door, such as an inbox. */
  queueForDoor(tx: Tx, name: string): Promise<string> {
    return this.queues.forDoor(tx, name);
  }
  /** Doors keep their queue from being deleted, or move. */
  addDoors(doors: QueueDoors): void {
    this.removal.addDoors(doors);
  }
}
