import { Injectable } from '@nestjs/common';
import type { LEG_ENDS } from '@guichet/contracts';
import { LiveCourse } from '@guichet/conversations';
import { Db, type rows, type Tx } from '@guichet/platform';
import { CallMoves } from './call-moves.service.ts';
import { secondsBetween } from './seconds-between.ts';

export type LegEnd = (typeof LEG_ENDS)[number];
type Facts = Pick<rows.Call, 'id' | 'conversationId' | 'startedAt'>;
type NewLeg = Pick<rows.CallLeg, 'role' | 'userId'> & { isUp?: boolean };

/** What happens to the rows of a call while its lines go on. */
@Injectable()
export class CallRows {
  constructor(
    private readonly db: Db,
    private readonly moves: CallMoves,
    private readonly course: LiveCourse,
  ) {}

  addLeg(call: Facts, { isUp, ...leg }: NewLeg): Promise<string> {
    return this.db.tx(async (tx) => {
      const startedAt = this.moves.now();
      const answer = isUp ? ({ state: 'up', answeredAt: startedAt } as const) : {};
      const { id } = await tx.callLeg.create({ data: { callId: call.id, startedAt, ...leg, ...answer } });
      await this.moves.changed(tx, call);
      return id;
    });
  }

  legEnded(call: Facts, legId: string, end: LegEnd): Promise<void> {
    return this.changing(call, async (tx) => this.moves.moveLeg(tx, legId, 'end', { end, endedAt: this.moves.now() }));
  }

  legAnswered(call: Facts, legId: string): Promise<void> {
    return this.changing(call, async (tx) => this.moves.moveLeg(tx, legId, 'answer', { answeredAt: this.moves.now() }));
  }

  legHeld(call: Facts, legId: string, isHeld: boolean): Promise<void> {
    return this.db.tx(async (tx) => {
      if (await this.moves.moveLeg(tx, legId, isHeld ? 'hold' : 'resume'))
        await this.moves.record(tx, call, 'call.held', { isHeld });
    });
  }

  /** Out of the menu, where there was one: it waits for an agent. What waits already stays where it is. */
  placed(call: Facts, menuId?: string | null): Promise<void> {
    return this.db.tx(async (tx) => {
      const conversation = await this.course.hold(tx, call.conversationId);
      if (!conversation) return;
      await this.moves.move(tx, call.id, 'wait', menuId === undefined ? {} : { menuId });
      await this.course.wait(tx, conversation);
      await this.moves.changed(tx, call);
    });
  }

  /** Somebody took it: his leg is up, and the caller's with it. */
  answered(call: Facts, leg: { id: string; userId: string }, callerLegId: string | null): Promise<Date> {
    return this.db.tx(async (tx) => {
      await this.course.hold(tx, call.conversationId);
      const now = this.moves.now();
      const row = await tx.call.findFirstOrThrow({ where: { id: call.id } });
      const answeredAt = row.answeredAt ?? now;
      await this.moves.move(tx, call.id, 'answer', { answeredAt });
      await this.moves.moveLeg(tx, leg.id, 'answer', { answeredAt: now });
      if (callerLegId) await this.moves.moveLeg(tx, callerLegId, 'answer', { answeredAt: now });
      const seconds = secondsBetween(call.startedAt, now);
      await this.moves.tell(tx, call, 'call.answered', { userId: leg.userId, seconds });
      return answeredAt;
    });
  }

  /** Its agent has it no more: it waits again. */
  returned(call: Facts, agent: { id: string; userId: string }, end: LegEnd): Promise<void> {
    return this.db.tx(async (tx) => {
      await this.course.hold(tx, call.conversationId);
      await this.moves.moveLeg(tx, agent.id, 'end', { end, endedAt: this.moves.now() });
      if (await this.moves.move(tx, call.id, 'return'))
        await this.moves.tell(tx, call, 'call.returned', { userId: agent.userId });
    });
  }

  /** Since when the caller's line is broken, or that it is not any more. */
  callerLost(call: Facts, isLost: boolean): Promise<void> {
    return this.changing(call, (tx) =>
      tx.call.updateMany({
        where: { id: call.id, endedAt: null, callerLostAt: isLost ? null : { not: null } },
        data: { callerLostAt: isLost ? this.moves.now() : null },
      }),
    );
  }

  private changing(call: Facts, work: (tx: Tx) => Promise<unknown>): Promise<void> {
    return this.db.tx(async (tx) => {
      await work(tx);
      await this.moves.changed(tx, call);
    });
  }
}
