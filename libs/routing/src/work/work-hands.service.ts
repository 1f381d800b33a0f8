import { Injectable } from '@nestjs/common';
import { becameIdle, requireActive } from '@guichet/agents';
import { found, key, type rows, type Tx } from '@guichet/platform';
import { queueForWork } from '../queues/queue-for-work.query.ts';
import { rulesFor } from '../queues/queue-rules.ts';
import { DrainRequests } from '../router/drain-requests.ts';
import { OfferTime } from './offer-time.ts';
import { WorkEntry } from './work-entry.service.ts';
import { holdAgents, insertWork, liveItem, type Subject } from './work-item.query.ts';
import { NOBODYS, WorkMoves } from './work-moves.service.ts';
import { WorkSubjects } from './work-subjects.ts';

export interface Taking {
  agentId: string;
  /** Of whoever has it from now on. */
  reason: 'assigned' | 'pulled';
  /** Where it would wait, when it is not in routing yet. */
  queueId: string;
  channel: rows.WorkItem['channel'];
  customerId: string | null;
  originalArrivalAt: Date;
}

/** Work that goes from hand to hand by people's will. The caller holds the subject. */
@Injectable()
export class WorkHands {
  constructor(
    private readonly moves: WorkMoves,
    private readonly entry: WorkEntry,
    private readonly subjects: WorkSubjects,
    private readonly drains: DrainRequests,
    private readonly time: OfferTime,
  ) {}

  /** Somebody has it by hand, whoever it was offered to; no router takes it from him. Units do not bound this. */
  async take(tx: Tx, subject: Subject, taking: Taking): Promise<void> {
    const { agentId, reason } = taking;
    const live = (await liveItem(tx, subject)) ?? (await this.made(tx, subject, taking));
    if (!live || (live.state === 'active' && live.agentId === agentId)) return;
    await holdAgents(tx, [agentId, live.agentId]);
    const at = this.time.now();
    const data = { agentId, acceptedAt: at, isManual: true, offerEndsAt: null };
    const item = await this.moves.move(tx, live.id, { action: 'take', data });
    if (!item) return;
    await tx.workDecision.create({ data: { workItemId: item.id, at, agentId, reason, detail: {} } });
    await this.moves.tell(tx, item, 'work.taken', { agentId, fromAgentId: live.agentId });
    if (live.agentId) await this.wasFreed(tx, live, at);
  }

  /** Nobody has it any more: it waits again, at the place its age gives it, and does not come straight back to him. */
  async release(tx: Tx, subject: Subject, reason: string): Promise<void> {
    const live = await liveItem(tx, subject);
    if (!live) return;
    await this.giveBack(tx, live, reason);
    if (!live.agentId) return;
    const coolDowns = this.time.coolDowns(live.coolDowns as Record<string, string>, live.agentId);
    const isPreferred = live.preferredAgentId === live.agentId;
    const preference = isPreferred ? { preferredAgentId: null, stickyUntil: null, isDirected: false } : {};
    await tx.workItem.updateMany({ where: { id: live.id, state: 'queued' }, data: { coolDowns, ...preference } });
    await this.time.drainNowAndLater(tx);
  }

  /** For an agent who went away, or may not have it any more. */
  async giveBack(tx: Tx, live: rows.WorkItem, reason: string): Promise<void> {
    const { id, agentId, state } = live;
    await holdAgents(tx, [agentId]);
    const item = await this.moves.move(tx, id, { action: 'return', data: NOBODYS, onlyIf: { agentId } });
    if (!item || !agentId) return;
    if (state === 'active') await this.subjects.of(item.subjectType).released(tx, item.subjectId);
    await this.moves.tell(tx, item, 'work.returned', { agentId, reason });
    await this.wasFreed(tx, live, this.time.now());
  }

  /** Ends this stay and begins another: in a queue, or for an agent who is asked before any other. */
  async transfer(tx: Tx, live: rows.WorkItem, to: { queueId: string } | { userId: string }): Promise<void> {
    const toAgentId = 'userId' in to ? to.userId : null;
    const toQueueId = 'queueId' in to ? to.queueId : live.queueId;
    found(await tx.queue.findUnique({ where: key(toQueueId), select: { id: true } }));
    if (toAgentId) await requireActive(tx, toAgentId);
    await holdAgents(tx, [live.agentId]);
    const at = this.time.now();
    const data = { endedAt: at, doneAt: at, outcome: 'transferred' };
    const item = await this.moves.move(tx, live.id, { action: 'transfer', data, onlyIf: { agentId: live.agentId } });
    if (!item) return;
    if (live.state === 'active') await this.subjects.of(item.subjectType).released(tx, item.subjectId);
    await this.moves.tell(tx, item, 'work.transferred', { agentId: live.agentId, toQueueId, toAgentId });
    const passedOnBy = live.state === 'active' && live.agentId !== toAgentId ? live.agentId : null;
    const coolDowns = passedOnBy ? this.time.coolDowns({}, passedOnBy) : {};
    await this.entry.enqueueAgain(tx, item, { queueId: toQueueId, directedTo: toAgentId, passedOnBy, coolDowns });
    if (passedOnBy) await this.time.drainNowAndLater(tx);
    if (live.agentId) await this.wasFreed(tx, live, at);
  }

  /** Whoever had it has room again. The caller holds him. */
  private async wasFreed(tx: Tx, { agentId, state }: rows.WorkItem, at: Date): Promise<void> {
    if (agentId && state === 'active') await becameIdle(tx, agentId, at);
    await this.drains.want(tx);
  }

  /** Given by hand before it ever waited. */
  private async made(tx: Tx, subject: Subject, taking: Taking): Promise<rows.WorkItem> {
    const { queueId, channel, customerId, originalArrivalAt } = taking;
    const now = this.time.now();
    const { queue } = await queueForWork(tx, queueId, { customerId: null, now });
    const row = {
      ...{ channel, queueId, customerId, originalArrivalAt, priority: 0, tier: 0, skills: [], previousItemId: null },
      subjectType: subject.type,
      subjectId: subject.id,
      rankAt: originalArrivalAt,
      enqueuedAt: now,
      units: rulesFor(queue, channel).units,
    };
    return (await insertWork(tx, row)) ?? (await liveItem(tx, subject))!;
  }
}
