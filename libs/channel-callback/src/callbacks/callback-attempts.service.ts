import { Injectable } from '@nestjs/common';
import type { DeskCallback, endAttempt, InputOf, startAttempt, TelephoneOutcome } from '@guichet/contracts';
import { currentActor, Db, DomainError, key, type Tx } from '@guichet/platform';
import { CallLines } from '../dialling/call-lines.service.ts';
import { AttemptRules } from './attempt-rules.service.ts';
import { CallbackMoves } from './callback-moves.service.ts';
import { CallbackViews } from './callback-views.service.ts';

/** An agent calls the number, and something comes of it. */
@Injectable()
export class CallbackAttempts {
  constructor(
    private readonly db: Db,
    private readonly moves: CallbackMoves,
    private readonly views: CallbackViews,
    private readonly rules: AttemptRules,
    private readonly lines: CallLines,
  ) {}

  start({ callbackId }: InputOf<typeof startAttempt>): Promise<DeskCallback> {
    const { userId } = currentActor();
    return this.db.tx(async (tx) => {
      const callback = await this.views.visible(tx, callbackId);
      const queueId = await this.rules.requireInHand(tx, callback, userId);
      const { ringSeconds } = await this.rules.requireAllowed(tx, callback);
      const now = this.moves.now();
      const dialled = callback.dialledAt ? {} : { dialledAt: now };
      if (!(await this.moves.move(tx, callback, 'call', dialled))) throw new DomainError('conflict');
      const dialler = await this.lines.for(tx, callback.number);
      const data = { callbackId, userId, isDialled: dialler !== null, startedAt: now };
      const { id: reference } = await tx.callbackAttempt.create({ data });
      const { conversationId, number } = callback;
      await dialler?.dial(tx, { reference, conversationId, queueId, agentId: userId, number, ringSeconds });
      await this.moves.tell(tx, callback, 'callback.attempted', { userId });
      return this.views.one(tx, callbackId);
    });
  }

  /** The agent says what came of it. */
  end({ callbackId, outcome }: InputOf<typeof endAttempt>): Promise<DeskCallback> {
    const { userId } = currentActor();
    return this.db.tx(async (tx) => {
      await this.views.visible(tx, callbackId);
      const attempt = await tx.callbackAttempt.findFirst({ where: { callbackId, endedAt: null } });
      if (!attempt) throw new DomainError('conflict');
      if (attempt.userId !== userId) throw new DomainError('forbidden');
      await this.over(tx, attempt.id, outcome);
      if (attempt.isDialled) await this.lines.hangUp(tx, attempt.id);
      return this.views.one(tx, callbackId);
    });
  }

  /** Of several who end one, one has its effect. */
  async over(tx: Tx, attemptId: string, outcome: TelephoneOutcome): Promise<void> {
    const attempt = await tx.callbackAttempt.findUnique({ where: key(attemptId), include: { callback: true } });
    const conversation = attempt && (await this.rules.hold(tx, attempt.callback.conversationId));
    if (!conversation) return;
    const endedAt = this.moves.now();
    const where = { id: attemptId, endedAt: null };
    if (!(await tx.callbackAttempt.updateMany({ where, data: { endedAt, outcome } })).count) return;
    const attemptCount = attempt.callback.attemptCount + (outcome === 'cancelled' ? 0 : 1);
    const verdict = await this.rules.judge(tx, { ...attempt.callback, attemptCount }, outcome);
    const nextAt = verdict.action === 'retry' ? verdict.at : null;
    const change = { attemptCount, outcome, ...(nextAt ? { dueAt: nextAt } : {}) };
    if (!(await this.moves.move(tx, attempt.callback, verdict.action, change))) return;
    const told = { userId: attempt.userId, outcome, nextAt: nextAt?.toISOString() ?? null };
    await this.moves.tell(tx, attempt.callback, 'callback.tried', told);
    if (verdict.action === 'give-up') await this.moves.tell(tx, attempt.callback, 'callback.expired', {});
    if (verdict.action !== 'withdraw') await this.rules.putAside(tx, conversation);
  }
}
