import { Injectable } from '@nestjs/common';
import type { OverflowRule } from '@guichet/contracts';
import { Db, Jobs, key, type rows, type Tx } from '@guichet/platform';
import { typedQueue } from '../queues/queue-rules.ts';
import { WorkEntry } from '../work/work-entry.service.ts';
import { WorkMoves } from '../work/work-moves.service.ts';
import { WorkSubjects } from '../work/work-subjects.ts';
import { OVERFLOW_JOB } from '../work/work-timers.service.ts';
import { positionOf } from '../estimates/position.query.ts';
import { readyMembers } from './crowd.query.ts';

/** What happens when a wait is too long: another queue, or an offer by the channel that leaves the place as it is. */
@Injectable()
export class OverflowHandling {
  constructor(
    private readonly db: Db,
    private readonly entry: WorkEntry,
    private readonly moves: WorkMoves,
    private readonly subjects: WorkSubjects,
    jobs: Jobs,
  ) {
    jobs.handle(OVERFLOW_JOB, ({ workItemId, rule }) => this.handle(workItemId as string, rule as number));
  }

  private handle(id: string, rule: number): Promise<void> {
    return this.db.tx(async (tx) => {
      const item = await tx.workItem.findUnique({ where: key(id) });
      if (item?.state !== 'queued') return;
      const queue = typedQueue((await tx.queue.findUnique({ where: key(item.queueId) }))!);
      const overflow = queue.overflow[rule];
      if (!overflow || !(await this.isCrowded(tx, item, overflow))) return;
      if (overflow.to.type === 'queue') return this.moveTo(tx, item, overflow.to.queueId);
      await this.moves.tell(tx, item, 'work.overflow-offered', { offer: overflow.to.type });
    });
  }

  /** A contact is always accepted when nobody waits before it (Wazo). A rule about time alone holds by its time. */
  private async isCrowded(tx: Tx, item: rows.WorkItem, { waitingPerReadyAgent: most }: OverflowRule) {
    if (most === null) return true;
    // Not those behind it: they came to a longer queue than it did.
    const before = (await positionOf(tx, item)) - 1;
    return before > 0 && before > most * (await readyMembers(tx, item.queueId));
  }

  /** Once into each queue: two that overflow into each other would pass it on for ever. */
  private async moveTo(tx: Tx, item: rows.WorkItem, queueId: string): Promise<void> {
    const { subjectType, subjectId, originalArrivalAt } = item;
    const where = { subjectType, subjectId, queueId, originalArrivalAt };
    if (queueId === item.queueId || (await tx.workItem.findFirst({ where, select: { id: true } }))) return;
    if (!(await tx.queue.findUnique({ where: key(queueId) }))) return;
    if (!(await this.subjects.of(subjectType).lock(tx, subjectId))) return;
    const at = new Date();
    const end = { endedAt: at, doneAt: at, outcome: 'overflowed' };
    const moved = await this.moves.move(tx, item.id, { action: 'overflow', data: end, onlyIf: { state: 'queued' } });
    if (!moved) return;
    await this.moves.tell(tx, moved, 'work.overflowed', { toQueueId: queueId });
    await this.entry.enqueueAgain(tx, moved, { queueId });
  }
}
