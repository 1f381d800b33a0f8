import { Injectable } from '@nestjs/common';
import type { InputOf, listenToCall, whisper } from '@guichet/contracts';
import { type Act, Audit, currentActor, Db, DomainError, found, type rows, type Tx } from '@guichet/platform';
import { CallMoves } from '../calls/call-moves.service.ts';
import { CallViews } from '../calls/call-views.service.ts';
import { Telephones } from '../sip/telephones.service.ts';

/** Supervisors who listen to a call, and whisper to its agent. The lines follow what is written here. */
@Injectable()
export class Listening {
  constructor(
    private readonly db: Db,
    private readonly moves: CallMoves,
    private readonly views: CallViews,
    private readonly phones: Telephones,
    private readonly audit: Audit,
  ) {}

  /** Refused with `colleague_unavailable` without a telephone, or on another call; asked again it is the same listening. */
  listen({ callId }: InputOf<typeof listenToCall>): Promise<{ ok: true }> {
    const { userId } = currentActor();
    return this.db.tx(async (tx) => {
      const call = await this.talk(tx, callId);
      await this.moves.hold(tx, call);
      const mine = await tx.callLeg.findMany({ where: { userId, endedAt: null } });
      if (mine.some((leg) => leg.callId === callId && leg.role === 'supervisor')) return { ok: true };
      const [phone] = await this.phones.listOf(tx, [userId]);
      if (mine.length || !phone) throw new DomainError('colleague_unavailable');
      await tx.callLeg.create({ data: { callId, role: 'supervisor', userId, startedAt: this.moves.now() } });
      await this.moves.record(tx, call, 'call.listened', { userId });
      await this.note(tx, 'call.listened', call);
      return { ok: true };
    });
  }

  /** For whoever listens already. */
  whisper({ callId, isOn }: InputOf<typeof whisper>): Promise<{ ok: true }> {
    const { userId } = currentActor();
    return this.db.tx(async (tx) => {
      const call = await this.talk(tx, callId);
      const where = { callId, userId, role: 'supervisor' as const, endedAt: null };
      const { count } = await tx.callLeg.updateMany({ where: { ...where, whispers: !isOn }, data: { whispers: isOn } });
      if (!count && !(await tx.callLeg.count({ where }))) throw new DomainError('conflict');
      await this.moves.changed(tx, call);
      if (count && isOn) await this.note(tx, 'call.whispered', call);
      return { ok: true };
    });
  }

  /** A call that goes on and that he may see. */
  private async talk(tx: Tx, callId: string): Promise<rows.Call> {
    const call = found(await tx.call.findFirst({ where: { id: callId } }));
    await this.views.requireVisible(tx, call.conversationId);
    if (call.endedAt) throw new DomainError('call_ended');
    return call;
  }

  private note(tx: Tx, action: Act['action'], { id, conversationId }: rows.Call): Promise<void> {
    return this.audit.record(tx, { action, subjectType: 'call', subjectId: id, data: { conversationId } });
  }
}
