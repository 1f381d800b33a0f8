import { Injectable } from '@nestjs/common';
import type { deleteQueue, InputOf, OverflowRule, RuleActions } from '@guichet/contracts';
import { Db, DomainError, found, key, type Prisma, type rows, type Tx } from '@guichet/platform';
import { DrainRequests } from '../router/drain-requests.ts';
import { WorkHands } from '../work/work-hands.service.ts';
import { countLive, waitingIn } from '../work/work-item.query.ts';
import { WorkSubjects } from '../work/work-subjects.ts';
import { targetsOf } from './queue-warnings.ts';
import { lockQueue, lockQueues, readQueue, readQueues } from './queues.query.ts';
import { QueuesService } from './queues.service.ts';

/** While mail pours in, something may come again and again. */
const MOST_TRIES = 10;
const MOST_AT_ONCE = 100_000;
const LANES = 4;

/** Names, or a number, by what it is: `{ inboxes: ["Support"], waiting: 3 }`. */
type Uses = Record<string, string[] | number>;

/** Doors of libs above that lead into queues, such as inboxes. */
export interface QueueDoors {
  /** As the refusal calls them: `inboxes`. */
  kind: string;
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

  async remove({ queueId, moveTo }: InputOf<typeof deleteQueue>): Promise<{ ok: true }> {
    if (moveTo === queueId) throw new DomainError('invalid_input');
    if (moveTo) await this.removeInto(queueId, moveTo);
    else await this.db.tx((tx) => this.removeUnused(tx, queueId));
    return { ok: true };
  }

  private async removeUnused(tx: Tx, queueId: string): Promise<void> {
    const { name } = await lockQueue(tx, queueId);
    await this.refuseIfUsed(tx, queueId);
    await this.delete(tx, queueId, { name });
  }

  /**
   * First all that leads into it, then what is in it, a contact at a time: whoever works on one holds it before its queue, so
   * the queue must not be held while one is waited for. Begun anew when something came in meanwhile.
   */
  private async removeInto(queueId: string, moveTo: string): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      await this.db.tx((tx) => this.moveSettings(tx, queueId, moveTo));
      await this.moveWork(queueId, moveTo);
      if (await this.db.tx((tx) => this.removeIfEmpty(tx, queueId, moveTo))) return;
    }
    throw new DomainError('in_use', {});
  }

  private async removeIfEmpty(tx: Tx, queueId: string, moveTo: string): Promise<boolean> {
    const names = await lockQueues(tx, [queueId, moveTo]);
    const name = found(names.get(queueId));
    found(names.get(moveTo));
    if (await this.isUsed(tx, queueId)) return false;
    await this.delete(tx, queueId, { name, moveTo });
    return true;
  }

  private async delete(tx: Tx, queueId: string, about: { name: string; moveTo?: string }): Promise<void> {
    await tx.queue.delete({ where: key(queueId) });
    await this.queues.tell(tx, queueId, 'queue.deleted', about);
  }

  private async refuseIfUsed(tx: Tx, queueId: string): Promise<void> {
    const uses = await this.usesOf(tx, queueId);
    if (isAny(uses)) throw new DomainError('in_use', uses);
  }

  private async isUsed(tx: Tx, queueId: string): Promise<boolean> {
    return isAny(await this.usesOf(tx, queueId));
  }

  private async usesOf(tx: Tx, queueId: string): Promise<Uses> {
    const doors = this.doors.map(async ({ kind, into }) => [kind, await into(tx, queueId)] as const);
    const rules = (await this.rulesInto(tx, queueId)).map(({ name }) => name);
    const overflows = (await this.overflowsInto(tx, queueId)).map(({ name }) => name);
    const waiting = await countLive(tx, queueId);
    return { ...Object.fromEntries(await Promise.all(doors)), rules, overflows, waiting };
  }

  private async moveSettings(tx: Tx, from: string, to: string): Promise<void> {
    await readQueue(tx, from);
    await readQueue(tx, to);
    for (const door of this.doors) await door.move(tx, from, to);
    for (const { id, actions } of await this.rulesInto(tx, from)) {
      const next = { ...(actions as unknown as RuleActions), queueId: to };
      await tx.routingRule.update({ where: key(id), data: { actions: next as unknown as Prisma.InputJsonObject } });
    }
    for (const { id, overflow } of await this.overflowsInto(tx, from)) {
      const next = overflow.map((rule) => redirected(rule, from, to)).filter(({ to: goal }) => !leadsInto(goal, id));
      await tx.queue.update({ where: key(id), data: { overflow: next as unknown as Prisma.InputJsonArray } });
    }
  }

  /** What waits keeps its age; what somebody works on stays his. */
  private async moveWork(from: string, to: string): Promise<void> {
    const left = await this.db.tx((tx) => waitingIn(tx, from, MOST_AT_ONCE));
    const one = async (): Promise<void> => {
      for (let item = left.shift(); item; item = left.shift()) await this.moveItem(item, to);
    };
    await Promise.all(Array.from({ length: LANES }, one));
    await this.db.tx((tx) =>
      tx.workItem.updateMany({ where: { queueId: from, state: 'active' }, data: { queueId: to } }),
    );
    await this.db.tx((tx) => this.drains.whenSomebodyIsReady(tx));
  }

  private moveItem({ id, queueId, subjectType, subjectId }: rows.WorkItem, to: string): Promise<void> {
    return this.db.tx(async (tx) => {
      await this.subjects.of(subjectType).lock(tx, subjectId);
      const item = await tx.workItem.findUnique({
        where: { ...key(id), queueId, state: { in: ['queued', 'offered'] } },
      });
      if (item) await this.hands.transfer(tx, item, { queueId: to });
    });
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

const isAny = (uses: Uses): boolean => Object.values(uses).some((use) => (Array.isArray(use) ? use.length : use) > 0);
const leadsInto = (goal: OverflowRule['to'], queueId: string): boolean =>
  goal.type === 'queue' && goal.queueId === queueId;
const redirected = (rule: OverflowRule, from: string, to: string): OverflowRule =>
  leadsInto(rule.to, from) ? { ...rule, to: { type: 'queue', queueId: to } } : rule;
