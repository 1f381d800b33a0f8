import { Injectable } from '@nestjs/common';
import type { consult, DeskCall, endConsult, InputOf, transferCall } from '@guichet/contracts';
import { requireActive } from '@guichet/agents';
import { currentActor, Db, DomainError, found, type rows, type Tx } from '@guichet/platform';
import { Telephones } from '../sip/telephones.service.ts';
import { CallMoves } from './call-moves.service.ts';
import { CallViews } from './call-views.service.ts';
import { HandOvers } from './hand-overs.service.ts';

/** What an agent does with the call he has: he passes it on, asks a colleague. The lines follow what is written here. */
@Injectable()
export class CallActions {
  constructor(
    private readonly db: Db,
    private readonly views: CallViews,
    private readonly moves: CallMoves,
    private readonly handOvers: HandOvers,
    private readonly phones: Telephones,
  ) {}

  async transfer({ callId, to }: InputOf<typeof transferCall>): Promise<DeskCall> {
    await this.db.tx(async (tx) => {
      await this.mine(tx, callId);
      if ('userId' in to) await this.requireColleague(tx, to.userId);
    });
    await this.handOvers.transfer(callId, to);
    return this.views.acted(callId);
  }

  async consult({ callId, userId }: InputOf<typeof consult>): Promise<DeskCall> {
    await this.db.tx(async (tx) => {
      const call = await this.mine(tx, callId);
      if (colleagueOf(call)) throw new DomainError('conflict');
      await this.requireColleague(tx, userId);
      const isOnCall = await tx.callLeg.findFirst({ where: { userId, endedAt: null, role: { not: 'supervisor' } } });
      const [phone] = await this.phones.listOf(tx, [userId]);
      if (isOnCall || !phone) throw new DomainError('colleague_unavailable');
      await tx.callLeg.create({ data: { callId, role: 'colleague', userId, startedAt: this.moves.now() } });
      await this.moves.changed(tx, call);
    });
    return this.views.acted(callId);
  }

  async endConsult({ callId, how }: InputOf<typeof endConsult>): Promise<DeskCall> {
    await this.db.tx((tx) => this.mine(tx, callId));
    if (how === 'hand-over') await this.handOvers.make(callId);
    else await this.db.tx((tx) => (how === 'join' ? this.join(tx, callId) : this.drop(tx, callId)));
    return this.views.acted(callId);
  }

  private async join(tx: Tx, callId: string): Promise<void> {
    const call = await this.mine(tx, callId);
    const colleague = colleagueOf(call);
    if (!colleague || colleague.state === 'ringing') throw new DomainError('conflict');
    await tx.callLeg.updateMany({ where: { id: colleague.id }, data: { joinedAt: this.moves.now() } });
    await this.moves.tell(tx, call, 'call.joined', { userId: colleague.userId! });
  }

  private async drop(tx: Tx, callId: string): Promise<void> {
    const call = await this.mine(tx, callId);
    const colleague = colleagueOf(call);
    if (!colleague) throw new DomainError('conflict');
    const end = colleague.state === 'ringing' ? 'cancelled' : 'left';
    await this.moves.moveLeg(tx, colleague.id, 'end', { end, endedAt: this.moves.now() });
    await this.moves.changed(tx, call);
  }

  /** The call, held, when the acting person talks in it as its agent. */
  private async mine(tx: Tx, callId: string): Promise<rows.Call & { legs: rows.CallLeg[] }> {
    const { userId } = currentActor();
    const where = { id: callId };
    const { conversationId } = found(await tx.call.findFirst({ where, select: { conversationId: true } }));
    await this.views.requireVisible(tx, conversationId);
    await this.moves.hold(tx, { conversationId });
    const call = found(await tx.call.findFirst({ where, include: { legs: { where: { endedAt: null } } } }));
    if (call.endedAt) throw new DomainError('call_ended');
    const isHis = call.legs.some((leg) => leg.role === 'agent' && leg.userId === userId && leg.state !== 'ringing');
    if (!isHis) throw new DomainError('forbidden');
    return call;
  }

  private async requireColleague(tx: Tx, userId: string): Promise<void> {
    if (userId === currentActor().userId) throw new DomainError('invalid_input', { issues: [{ path: 'userId' }] });
    await requireActive(tx, userId);
  }
}

const colleagueOf = ({ legs }: { legs: rows.CallLeg[] }) => legs.find(({ role }) => role === 'colleague');
