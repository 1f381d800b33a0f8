import { Injectable } from '@nestjs/common';
import { AgentStates } from '@guichet/agents';
import type { WorkSubject } from '@guichet/contracts';
import { currentActor, Db, DomainError, found, Jobs, key, type rows, type Tx } from '@guichet/platform';
import { OFFER_OVER_JOB } from '../router/claims.service.ts';
import { OfferTime } from './offer-time.ts';
import { holdAgents } from './work-item.query.ts';
import { NOBODYS, WorkMoves } from './work-moves.service.ts';
import { WorkSubjects } from './work-subjects.ts';

/** What an agent says to an offer, or does not say. */
@Injectable()
export class Offers {
  constructor(
    private readonly db: Db,
    private readonly moves: WorkMoves,
    private readonly subjects: WorkSubjects,
    private readonly states: AgentStates,
    private readonly time: OfferTime,
  ) {}

  accept(workItemId: string): Promise<{ subject: WorkSubject }> {
    const agentId = currentActor().userId;
    return this.db.tx(async (tx) => {
      const seen = found(await tx.workItem.findUnique({ where: key(workItemId) }));
      if (seen.state !== 'offered' || seen.agentId !== agentId) throw new DomainError('offer_over');
      const owner = this.subjects.of(seen.subjectType);
      if (!(await owner.lock(tx, seen.subjectId))) throw new DomainError('offer_over');
      const now = this.time.now();
      const data = { acceptedAt: now, offerEndsAt: null };
      const item = await this.moves.move(tx, workItemId, { action: 'accept', data, onlyIf: { agentId } });
      if (!item) throw new DomainError('offer_over');
      const { id, subjectId, channel, queueId } = item;
      const waitedSeconds = Math.round((now.getTime() - item.originalArrivalAt.getTime()) / 1000);
      await owner.given(tx, { id, subjectId, channel, queueId, waitedSeconds }, agentId);
      await this.moves.tell(tx, item, 'work.accepted', { agentId, isAutomatic: false });
      return { subject: { type: item.subjectType, id: subjectId } };
    });
  }

  decline(workItemId: string): Promise<{ ok: true }> {
    const agentId = currentActor().userId;
    return this.db.tx(async (tx) => {
      found(await tx.workItem.findUnique({ where: key(workItemId), select: { id: true } }));
      const item = await this.giveBack(tx, workItemId, 'decline', { agentId });
      if (!item) throw new DomainError('offer_over');
      await this.moves.tell(tx, item, 'work.declined', { agentId });
      return { ok: true };
    });
  }

  /** It rang in vain: back to its place, and its agent is not responding (RONA). */
  expire(workItemId: string, version?: number): Promise<void> {
    return this.db.tx(async (tx) => {
      const seen = await tx.workItem.findUnique({ where: key(workItemId), select: { agentId: true } });
      const onlyIf = { offerEndsAt: { lte: this.time.soon() }, ...(version === undefined ? {} : { version }) };
      const item =
        seen?.agentId && (await this.giveBack(tx, workItemId, 'expire', { ...onlyIf, agentId: seen.agentId }));
      if (!item) return;
      await this.moves.tell(tx, item, 'work.expired', { agentId: seen.agentId! });
      await this.states.put(tx, seen.agentId!, 'no-answer');
    });
  }

  private async giveBack(
    tx: Tx,
    id: string,
    action: 'decline' | 'expire',
    onlyIf: { agentId: string; version?: number; offerEndsAt?: { lte: Date } },
  ): Promise<rows.WorkItem | null> {
    await holdAgents(tx, [onlyIf.agentId]);
    const before = await tx.workItem.findUnique({ where: key(id), select: { coolDowns: true } });
    const coolDowns = this.time.coolDowns(before?.coolDowns as Record<string, string> | undefined, onlyIf.agentId);
    const item = await this.moves.move(tx, id, { action, data: { ...NOBODYS, coolDowns }, onlyIf });
    if (item) await this.time.drainNowAndLater(tx);
    return item;
  }
}

/** The timer of an offer. */
@Injectable()
export class OfferTimer {
  constructor(jobs: Jobs, offers: Offers) {
    jobs.handle(OFFER_OVER_JOB, ({ workItemId, version }) => offers.expire(workItemId as string, version as number));
  }
}
