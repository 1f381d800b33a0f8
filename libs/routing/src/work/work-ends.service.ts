import { Injectable } from '@nestjs/common';
import { becameIdle } from '@guichet/agents';
import { Clock, currentActor, Db, DomainError, found, Jobs, key, type rows, type Tx } from '@guichet/platform';
import { defaultDisposition } from '../queues/dispositions.query.ts';
import { rulesFor, typedQueue } from '../queues/queue-rules.ts';
import { DrainRequests } from '../router/drain-requests.ts';
import { holdAgents, liveItem, type Subject } from './work-item.query.ts';
import { WorkMoves } from './work-moves.service.ts';

export const WRAP_UP_JOB = 'routing.wrap-up-over';

/** How work ends: answered, given up, wrapped up. */
@Injectable()
export class WorkEnds {
  constructor(
    private readonly db: Db,
    private readonly moves: WorkMoves,
    private readonly drains: DrainRequests,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {
    jobs.handle(WRAP_UP_JOB, ({ workItemId }) => this.wrapUpOver(workItemId as string));
  }

  /** The subject needs nobody any more. Who worked on it wraps up; what still waited just ends. The caller holds the subject. */
  async finish(tx: Tx, subject: Subject, outcome: string): Promise<void> {
    const live = await liveItem(tx, subject);
    if (!live) return;
    await holdAgents(tx, [live.agentId]);
    if (live.state === 'active') await this.beginWrapUp(tx, live, outcome);
    else await this.settle(tx, live, outcome);
  }

  /** Whoever waited has left. */
  async abandon(tx: Tx, subject: Subject): Promise<void> {
    const live = await liveItem(tx, subject);
    if (!live) return;
    const at = this.clock.now();
    const data = { endedAt: at, doneAt: at, outcome: 'abandoned' };
    const item = await this.moves.move(tx, live.id, { action: 'abandon', data });
    if (!item) return;
    await this.moves.tell(tx, item, 'work.abandoned', { fromAgentId: live.agentId });
    if (live.agentId) await this.drains.want(tx);
  }

  /** Left early, with what the agent says of it. */
  completeWrapUp({ workItemId, dispositionId }: { workItemId: string; dispositionId: string | null }) {
    const agentId = currentActor().userId;
    return this.db.tx(async (tx) => {
      found(await tx.workItem.findUnique({ where: key(workItemId), select: { id: true } }));
      if (dispositionId) found(await tx.disposition.findUnique({ where: { ...key(dispositionId), isActive: true } }));
      await holdAgents(tx, [agentId]);
      if (!(await this.end(tx, workItemId, dispositionId, { agentId }))) throw new DomainError('offer_over');
      return { ok: true as const };
    });
  }

  /** Nothing was said: the default disposition stands for it. */
  wrapUpOver(workItemId: string): Promise<void> {
    return this.db.tx(async (tx) => {
      const soon = new Date(this.clock.now().getTime() + 250);
      const item = await tx.workItem.findUnique({ where: key(workItemId), select: { agentId: true } });
      await holdAgents(tx, [item?.agentId ?? null]);
      await this.end(tx, workItemId, null, { wrapUpEndsAt: { lte: soon } });
    });
  }

  private async settle(tx: Tx, live: rows.WorkItem, outcome: string): Promise<void> {
    const at = this.clock.now();
    const data = { endedAt: at, doneAt: at, outcome };
    const item = await this.moves.move(tx, live.id, { action: 'settle', data });
    if (!item) return;
    const told = { agentId: null, fromAgentId: live.agentId, outcome, dispositionId: null };
    await this.moves.tell(tx, item, 'work.done', told);
    if (live.agentId) await this.drains.want(tx);
  }

  private async beginWrapUp(tx: Tx, { id, queueId, channel, agentId }: rows.WorkItem, outcome: string): Promise<void> {
    const queue = typedQueue(found(await tx.queue.findUnique({ where: key(queueId) })));
    const now = this.clock.now();
    const runAt = new Date(now.getTime() + rulesFor(queue, channel).wrapUpSeconds * 1000);
    const data = { endedAt: now, wrapUpEndsAt: runAt, outcome };
    const item = await this.moves.move(tx, id, { action: 'finish', data, onlyIf: { agentId } });
    if (!item) return;
    if (runAt <= now) return void (await this.end(tx, id, null, {}));
    await this.moves.tell(tx, item, 'work.wrap-up', { agentId: agentId!, outcome });
    await this.jobs.add(tx, WRAP_UP_JOB, { workItemId: id }, { runAt, jobKey: `wrap-up:${id}` });
  }

  /** The agent's idle clock begins anew. The caller holds him. */
  private async end(
    tx: Tx,
    id: string,
    chosen: string | null,
    onlyIf: { agentId?: string; wrapUpEndsAt?: { lte: Date } },
  ): Promise<boolean> {
    const dispositionId = chosen ?? (await defaultDisposition(tx));
    const doneAt = this.clock.now();
    const item = await this.moves.move(tx, id, { action: 'wrap-up', data: { doneAt, dispositionId }, onlyIf });
    if (!item) return false;
    const { agentId, outcome } = item;
    if (agentId) await becameIdle(tx, agentId, doneAt);
    await this.moves.tell(tx, item, 'work.done', { agentId, fromAgentId: null, outcome: outcome ?? '', dispositionId });
    await this.drains.whenSomebodyIsReady(tx);
    return true;
  }
}
