import { Injectable } from '@nestjs/common';
import type { deleteQueue, InputOf, OverflowRule, RuleActions } from '@guichet/contracts';
import { Db, DomainError, key, type Prisma, type rows, type Tx } from '@guichet/platform';
import { DrainRequests } from '../router/drain-requests.ts';
import { WorkHands } from '../work/work-hands.service.ts';
import { WorkSubjects } from '../work/work-subjects.ts';
import { targetsOf } from './queue-warnings.ts';
import { lockQueue, readQueues } from './queues.query.ts';
import { QueuesService } from './queues.service.ts';

/** Doors of libs above that lead into queues, such as inboxes. */
export interface QueueDoors {
  /** Names of those that lead into the queue. */
  into: (tx: Tx, queueId: string) => Promise<string[]>;
  move: (tx: Tx, from: string, to: string) => Promise<void>;
}

/** Takes a queue away: what depends on it is told, or moves. */
@Injectable()
export class QueueRemoval {
  private readonly doors: QueueDoors[] = [];

  constructor(
    private readonly db: Db,
    private readonly queues: QueuesService,
    private readonly hands: WorkHands,
    private readonly subjects: WorkSubjects,
    private readonly drains: DrainRequests,
  ) {}

  addDoors(doors: QueueDoors): void {
    this.doors.push(doors);
  }

  remove({ queueId, moveTo }: InputOf<typeof deleteQueue>): Promise<{ ok: true }> {
    return this.db.tx(async (tx) => {
      const { name } = await lockQueue(tx, queueId);
      if (moveTo === queueId) throw new DomainError('invalid_input');
      if (moveTo) await this.moveAll(tx, queueId, await lockQueue(tx, moveTo).then(({ id }) => id));
      else await this.refuseIfUsed(tx, queueId);
      await tx.queue.delete({ where: key(queueId) });
      await this.queues.tell(tx, queueId, 'queue.deleted', { name, ...(moveTo ? { moveTo } : {}) });
      return { ok: true };
    });
  }

  private async refuseIfUsed(tx: Tx, queueId: string): Promise<void> {
    const inboxes = (await Promise.all(this.doors.map((door) => door.into(tx, queueId)))).flat();
    const rules = (await this.rulesInto(tx, queueId)).map(({ name }) => name);
    const overflows = (await this.overflowsInto(tx, queueId)).map(({ name }) => name);
    const waiting = await tx.workItem.count({ where: { queueId, state: { in: ['queued', 'offered', 'active'] } } });
    if (inboxes.length + rules.length + overflows.length + waiting > 0)
      throw new DomainError('in_use', { inboxes, rules, overflows, waiting });
  }

  private async moveAll(tx: Tx, from: string, to: string): Promise<void> {
    for (const door of this.doors) await door.move(tx, from, to);
    for (const { id, actions } of await this.rulesInto(tx, from)) {
      const next = { ...(actions as unknown as RuleActions), queueId: to };
      await tx.routingRule.update({ where: key(id), data: { actions: next as unknown as Prisma.InputJsonObject } });
    }
    for (const { id, overflow } of await this.overflowsInto(tx, from)) {
      const next = overflow.map((rule) => redirected(rule, from, to)).filter(({ to: goal }) => !leadsInto(goal, id));
      await tx.queue.update({ where: key(id), data: { overflow: next as unknown as Prisma.InputJsonArray } });
    }
    await this.moveWork(tx, from, to);
    await this.drains.whenSomebodyIsReady(tx);
  }

  /** What waits keeps its age; what somebody works on stays his. */
  private async moveWork(tx: Tx, from: string, to: string): Promise<void> {
    const waiting = await tx.workItem.findMany({ where: { queueId: from, state: { in: ['queued', 'offered'] } } });
    for (const item of waiting) if (await this.holds(tx, item)) await this.hands.transfer(tx, item, { queueId: to });
    await tx.workItem.updateMany({ where: { queueId: from, state: 'active' }, data: { queueId: to } });
  }

  private async holds(tx: Tx, { subjectType, subjectId }: rows.WorkItem): Promise<boolean> {
    return this.subjects.of(subjectType).lock(tx, subjectId);
  }

  private async rulesInto(tx: Tx, queueId: string): Promise<rows.RoutingRule[]> {
    const all = await tx.routingRule.findMany({ orderBy: { position: 'asc' } });
    return all.filter(({ actions }) => (actions as unknown as RuleActions).queueId === queueId);
  }

  private async overflowsInto(tx: Tx, queueId: string) {
    const all = await readQueues(tx);
    return all.filter((queue) => queue.id !== queueId && targetsOf(queue).includes(queueId));
  }
}

const leadsInto = (goal: OverflowRule['to'], queueId: string): boolean =>
  goal.type === 'queue' && goal.queueId === queueId;
const redirected = (rule: OverflowRule, from: string, to: string): OverflowRule =>
  leadsInto(rule.to, from) ? { ...rule, to: { type: 'queue', queueId: to } } : rule;
