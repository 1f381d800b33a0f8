import { Injectable } from '@nestjs/common';
import type { Channel, SkillStep } from '@guichet/contracts';
import { Clock, key, type rows, type Tx } from '@guichet/platform';
import { queueForWork } from '../queues/queue-for-work.query.ts';
import { rankAt } from '../choice/item-order.ts';
import { pointsOf, type QueueRow, rulesFor, typedQueue } from '../queues/queue-rules.ts';
import { PreferredAgents } from './preferred-agents.service.ts';
import { insertWork, liveItem, type NewRow, type Subject } from './work-item.query.ts';
import { WorkMoves } from './work-moves.service.ts';
import { WorkSubjects } from './work-subjects.ts';
import { WorkTimers } from './work-timers.service.ts';

export interface NewWork {
  subject: Subject;
  channel: Channel;
  queueId: string;
  /** The person, whichever record of his. */
  customerId: string | null;
  valueClass: 'standard' | 'high' | 'key';
  /** Kept over transfers and overflows. */
  originalArrivalAt: Date;
  /** Points of rules. */
  priority?: number;
  /** Instead of the queue's. */
  skills?: SkillStep[] | null;
  /** Asked before any other. */
  directedTo?: string | null;
  /** Had it and passed it on: not asked again at once. */
  passedOnBy?: string | null;
  coolDowns?: Record<string, string>;
  previousItemId?: string | null;
}

/** Puts things into queues. */
@Injectable()
export class WorkEntry {
  constructor(
    private readonly moves: WorkMoves,
    private readonly timers: WorkTimers,
    private readonly preferred: PreferredAgents,
    private readonly subjects: WorkSubjects,
    private readonly clock: Clock,
  ) {}

  /** Once: what is live already stays as it is. The caller holds the subject. */
  async enqueue(tx: Tx, work: NewWork): Promise<rows.WorkItem> {
    const now = this.clock.now();
    const { queue, isSomebodyReady, lastAgentId } = await queueForWork(tx, work.queueId, { ...work, now });
    const preference = await this.preferred.of(tx, { ...work, lastAgentId }, queue, now);
    const item = await insertWork(tx, { ...rowOf(work, queue, now), ...preference });
    if (!item) return (await liveItem(tx, work.subject))!;
    await this.moves.tell(tx, item, 'work.queued', {});
    await this.timers.watch(tx, item, queue, isSomebodyReady);
    return item;
  }

  /** What waits goes forward or back by a minute a point. */
  async addPoints(tx: Tx, { type, id }: Subject, points: number): Promise<void> {
    await tx.$executeRaw`
      update work_item set priority = priority + ${points}, rank_at = rank_at - make_interval(mins => ${points}),
        version = version + 1
      where subject_type = ${type} and subject_id = ${id}::uuid and state in ('queued', 'offered')`;
  }

  /** Into another queue, with the age it has and the points that were not its queue's. */
  async enqueueAgain(
    tx: Tx,
    item: rows.WorkItem,
    to: Pick<NewWork, 'queueId' | 'directedTo' | 'passedOnBy' | 'coolDowns'>,
  ): Promise<rows.WorkItem> {
    const { channel, customerId, originalArrivalAt, id: previousItemId } = item;
    const subject = { type: item.subjectType, id: item.subjectId };
    const words = await this.subjects.of(subject.type).words(tx, [subject.id]);
    const valueClass = words.get(subject.id)?.valueClass ?? 'standard';
    const from = await tx.queue.findUnique({ where: key(item.queueId) });
    const priority = from ? item.priority - pointsOf(typedQueue(from), valueClass, 0) : 0;
    const work = { subject, channel, customerId, originalArrivalAt, previousItemId, valueClass, priority };
    return this.enqueue(tx, { ...work, ...to });
  }
}

function rowOf(work: NewWork, queue: QueueRow, enqueuedAt: Date): NewRow {
  const { channel, customerId, originalArrivalAt, previousItemId } = work;
  const priority = pointsOf(queue, work.valueClass, work.priority ?? 0);
  return {
    ...{ channel, customerId, originalArrivalAt, previousItemId: previousItemId ?? null, enqueuedAt, priority },
    subjectType: work.subject.type,
    subjectId: work.subject.id,
    queueId: queue.id,
    tier: queue.tier,
    skills: work.skills ?? queue.skills,
    coolDowns: work.coolDowns ?? {},
    rankAt: new Date(rankAt(originalArrivalAt.getTime(), priority)),
    units: rulesFor(queue, channel).units,
  };
}
