import { Injectable } from '@nestjs/common';
import type { InputOf, transferWork, WorkSubject } from '@guichet/contracts';
import { Audit, currentActor, Db, DomainError, found, key, type rows, type Tx } from '@guichet/platform';
import { WorkHands } from './work-hands.service.ts';
import { type GivenWork, WorkSubjects } from './work-subjects.ts';
import { WorkViews } from './work-views.service.ts';

/** What people do to work by hand: take it out of turn, pass it on. */
@Injectable()
export class WorkActions {
  constructor(
    private readonly db: Db,
    private readonly subjects: WorkSubjects,
    private readonly hands: WorkHands,
    private readonly views: WorkViews,
    private readonly audit: Audit,
  ) {}

  transfer({ workItemId, to }: InputOf<typeof transferWork>): Promise<{ ok: true }> {
    const { userId } = currentActor();
    return this.db.tx(async (tx) => {
      const item = await this.hold(tx, workItemId);
      const isLive = item.state === 'queued' || item.state === 'offered' || item.state === 'active';
      if (!isLive) throw new DomainError('offer_over');
      if ('userId' in to && to.userId === userId && isOutOfTurn(item, userId)) await requirePull(tx, userId);
      await this.hands.transfer(tx, item, to);
      if (item.agentId && item.agentId !== userId) await this.noteTransfer(tx, item, to);
      return { ok: true };
    });
  }

  /** Taken out of a colleague's hands. */
  private noteTransfer(tx: Tx, { id, agentId, subjectType, subjectId }: rows.WorkItem, to: object): Promise<void> {
    const data = { workItemId: id, fromAgentId: agentId, ...to };
    return this.audit.record(tx, { action: 'work.reassigned', subjectType, subjectId, data });
  }

  /** Needs the right to pull; what somebody has already is not pulled but assigned. */
  pull(workItemId: string): Promise<{ subject: WorkSubject }> {
    const agentId = currentActor().userId;
    return this.db.tx(async (tx) => {
      await requirePull(tx, agentId);
      const item = await this.hold(tx, workItemId);
      if (item.state !== 'queued') throw new DomainError('offer_over');
      const { subjectType, subjectId, channel, queueId, customerId, originalArrivalAt } = item;
      const subject = { type: subjectType, id: subjectId };
      const taking = { agentId, queueId, channel, customerId, originalArrivalAt, reason: 'pulled' as const };
      await this.hands.take(tx, subject, taking);
      await this.subjects.of(subjectType).given(tx, givenOf(item), agentId);
      return { subject };
    });
  }

  /** The item as it stays until the commit, of a subject that the person may see. */
  private async hold(tx: Tx, id: string): Promise<rows.WorkItem> {
    const seen = found(await tx.workItem.findUnique({ where: key(id) }));
    await this.views.requireVisible(tx, { type: seen.subjectType, id: seen.subjectId });
    await this.subjects.of(seen.subjectType).lock(tx, seen.subjectId);
    return found(await tx.workItem.findUnique({ where: key(id) }));
  }
}

/** Whether somebody would take it before it is given to him: it waits, or rings for another. */
export const isOutOfTurn = ({ state, agentId }: rows.WorkItem, userId: string): boolean =>
  state === 'queued' || (state === 'offered' && agentId !== userId);

/** Agents who may not pull take what they are given. */
export async function requirePull(tx: Tx, userId: string): Promise<void> {
  const agent = await tx.agent.findFirst({ where: { userId }, select: { mayPull: true } });
  if (agent && !agent.mayPull) throw new DomainError('may_not_pull');
}

const givenOf = ({ id, subjectId, channel, queueId, originalArrivalAt }: rows.WorkItem): GivenWork => ({
  ...{ id, subjectId, channel, queueId },
  waitedSeconds: Math.round((Date.now() - originalArrivalAt.getTime()) / 1000),
});
