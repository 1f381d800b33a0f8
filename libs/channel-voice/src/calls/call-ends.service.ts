import { Injectable } from '@nestjs/common';
import type { CallEnd, LEG_ENDS } from '@guichet/contracts';
import { LiveCourse } from '@guichet/conversations';
import { Db, type rows, type Tx } from '@guichet/platform';
import { secondsBetween } from './seconds-between.ts';
import { DialEnds } from '../dialling/dial-ends.service.ts';
import { CallMoves } from './call-moves.service.ts';

type LegEnd = (typeof LEG_ENDS)[number];
/** What the end of a call means for those of its ends that stood until then. */
const LEG_ENDS_OF: Record<CallEnd, LegEnd> = {
  ...{ caller: 'hung-up', agent: 'hung-up', abandoned: 'hung-up', lost: 'lost', failed: 'failed' },
  'not-reached': 'no-answer',
  'server-stopped': 'server-stopped',
};

/** How calls end. Of several who end one, one has its effect. */
@Injectable()
export class CallEnds {
  constructor(
    private readonly db: Db,
    private readonly moves: CallMoves,
    private readonly course: LiveCourse,
    private readonly dials: DialEnds,
  ) {}

  end(callId: string, end: CallEnd): Promise<rows.Call | null> {
    return this.db.tx((tx) => this.in(tx, callId, end));
  }

  /** Of one that nobody holds: unless somebody does by the time that its conversation is held. */
  lapsed(callId: string): Promise<rows.Call | null> {
    return this.db.tx(async (tx) => {
      const { conversationId } = await tx.call.findFirstOrThrow({ where: { id: callId } });
      await this.course.hold(tx, conversationId);
      const [call] = await tx.$queryRaw<{ wasHeld: boolean }[]>`
        select process_id is not null as "wasHeld" from call
        where id = ${callId}::uuid and ended_at is null and alive_until < ${this.moves.now()} for no key update`;
      return call ? this.in(tx, callId, call.wasHeld ? 'server-stopped' : 'failed') : null;
    });
  }

  /** In the transaction of whoever decides it; null when it is over already. */
  async in(tx: Tx, callId: string, end: CallEnd): Promise<rows.Call | null> {
    const before = await tx.call.findFirst({ where: { id: callId, endedAt: null } });
    // First the conversation, then what belongs to it: whoever does otherwise waits for us, and we for him.
    const conversation = before && (await this.course.hold(tx, before.conversationId));
    if (!conversation) return null;
    const endedAt = this.moves.now();
    const call = await this.moves.move(tx, callId, 'end', { end, endedAt, callerLostAt: null });
    if (!call) return null;
    await this.endLegs(tx, callId, LEG_ENDS_OF[end], endedAt);
    await this.moves.tell(tx, call, 'call.ended', { end, seconds: secondsBetween(call.answeredAt, endedAt) });
    // What becomes of a number that was dialled is its owner's to say.
    if (await this.dials.told(tx, call, end, endedAt)) return call;
    // Whoever has talked wraps up; a call that nobody has is one that was missed, and may be called back.
    if (conversation.assigneeId) await this.course.putAside(tx, conversation);
    else await this.course.leave(tx, conversation, await this.hasAddress(tx, call));
    return call;
  }

  private async endLegs(tx: Tx, callId: string, end: LegEnd, endedAt: Date): Promise<void> {
    const ringing = { callId, state: 'ringing' as const, role: { not: 'caller' as const } };
    await tx.callLeg.updateMany({ where: ringing, data: { state: 'ended', end: 'cancelled', endedAt } });
    await tx.callLeg.updateMany({ where: { callId, endedAt: null }, data: { state: 'ended', end, endedAt } });
  }

  private async hasAddress(tx: Tx, { visitorId }: rows.Call): Promise<boolean> {
    const visitor = visitorId && (await tx.visitor.findFirst({ where: { id: visitorId }, select: { email: true } }));
    return Boolean(visitor && visitor.email);
  }
}
