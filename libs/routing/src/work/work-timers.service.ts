import { Injectable } from '@nestjs/common';
import type { SkillStep } from '@guichet/contracts';
import { Jobs, type rows, type Tx } from '@guichet/platform';
import { stepChanges } from '../choice/skill-steps.ts';
import type { QueueRow } from '../queues/queue-rules.ts';
import { DrainRequests } from '../router/drain-requests.ts';

export const OVERFLOW_JOB = 'routing.overflow';

/** Sees to it that something that came to wait is looked at now, and whenever time changes its case. */
@Injectable()
export class WorkTimers {
  constructor(
    private readonly jobs: Jobs,
    private readonly drains: DrainRequests,
  ) {}

  async watch(tx: Tx, item: rows.WorkItem, queue: QueueRow, isSomebodyReady: boolean): Promise<void> {
    // Whoever becomes ready later drains for himself.
    if (isSomebodyReady) await this.drains.want(tx);
    for (const at of changesOf(item)) await this.drains.wantAt(tx, at);
    // One for each rule; that about the crowd is asked at once.
    for (const [rule, { afterSeconds }] of queue.overflow.entries()) {
      const runAt = new Date(item.enqueuedAt.getTime() + (afterSeconds ?? 0) * 1000);
      await this.jobs.add(tx, OVERFLOW_JOB, { workItemId: item.id, rule }, { runAt });
    }
  }
}

/** Its next skill steps, and the end of waiting for somebody. */
function changesOf({ enqueuedAt, skills, stickyUntil }: rows.WorkItem): Date[] {
  const steps = stepChanges(skills as unknown as SkillStep[]);
  return [...steps.map((ms) => new Date(enqueuedAt.getTime() + ms)), ...(stickyUntil ? [stickyUntil] : [])];
}
