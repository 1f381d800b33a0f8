import { Injectable } from '@nestjs/common';
import { LiveCourse } from '@guichet/conversations';
import { Db, DomainError, type rows, type Tx } from '@guichet/platform';
import { RoutingService, WorkSubjects } from '@guichet/routing';
import type { LegEnd } from './call-rows.service.ts';
import { CallMoves } from './call-moves.service.ts';

const subjectOf = ({ conversationId }: rows.Call) => ({ type: 'conversation', id: conversationId });

/** How a call goes from one agent to another, or back to its queue: its rows, its conversation and its work together. */
@Injectable()
export class HandOvers {
  constructor(
    private readonly db: Db,
    private readonly moves: CallMoves,
    private readonly course: LiveCourse,
    private readonly routing: RoutingService,
    private readonly subjects: WorkSubjects,
  ) {}

  /** The colleague who was asked has it from now on. Refused with `conflict` until he has answered. */
  make(callId: string): Promise<void> {
    return this.db.tx(async (tx) => {
      const { call, agent, colleague } = await this.hold(tx, callId);
      if (!agent || !colleague || colleague.state === 'ringing') throw new DomainError('conflict');
      await this.endLeg(tx, agent.id, 'left');
      await tx.callLeg.updateMany({ where: { id: colleague.id }, data: { role: 'agent' } });
      await this.give(tx, call, colleague.userId!);
      const told = { userId: agent.userId!, toUserId: colleague.userId, toQueueId: null };
      await this.moves.tell(tx, call, 'call.passed-on', told);
    });
  }

  /** At once, without asking anybody. */
  transfer(callId: string, to: { queueId: string } | { userId: string }): Promise<void> {
    return this.db.tx(async (tx) => {
      const { call, agent, colleague } = await this.hold(tx, callId);
      if (!agent) throw new DomainError('conflict');
      for (const leg of [agent, colleague]) if (leg) await this.endLeg(tx, leg.id, 'left');
      if (!(await this.moves.move(tx, callId, 'return'))) throw new DomainError('conflict');
      await this.routing.transfer(tx, subjectOf(call), to);
      const [toUserId, toQueueId] = 'userId' in to ? [to.userId, null] : [null, to.queueId];
      await this.moves.tell(tx, call, 'call.passed-on', { userId: agent.userId!, toUserId, toQueueId });
    });
  }

  /** Its agent is gone: it waits again, at the place its age gives it. */
  giveBack(callId: string, end: LegEnd): Promise<void> {
    return this.db.tx(async (tx) => {
      const { call, agent } = await this.hold(tx, callId);
      if (!agent || !(await this.moves.move(tx, callId, 'return'))) return;
      await this.endLeg(tx, agent.id, end);
      await this.routing.release(tx, subjectOf(call), end);
      await this.moves.tell(tx, call, 'call.returned', { userId: agent.userId! });
    });
  }

  private async hold(tx: Tx, callId: string) {
    const call = await tx.call.findFirst({ where: { id: callId, endedAt: null } });
    if (!call) throw new DomainError('call_ended');
    await this.course.hold(tx, call.conversationId);
    const legs = await tx.callLeg.findMany({ where: { callId, endedAt: null } });
    const up = legs.filter(({ state }) => state !== 'ringing');
    return {
      call,
      agent: up.find(({ role }) => role === 'agent'),
      colleague: legs.find(({ role }) => role === 'colleague'),
    };
  }

  private async endLeg(tx: Tx, id: string, end: LegEnd): Promise<void> {
    await this.moves.moveLeg(tx, id, 'end', { end, endedAt: this.moves.now() });
  }

  private async give(tx: Tx, call: rows.Call, agentId: string): Promise<void> {
    const where = { subjectType: 'conversation', subjectId: call.conversationId, state: 'active' as const };
    const item = await tx.workItem.findFirst({ where });
    if (!item) return;
    const { id, queueId, channel, customerId, originalArrivalAt, subjectId } = item;
    const taking = { agentId, queueId, channel, customerId, originalArrivalAt, reason: 'assigned' as const };
    await this.routing.take(tx, subjectOf(call), taking);
    const waitedSeconds = Math.round((this.moves.now().getTime() - originalArrivalAt.getTime()) / 1000);
    await this.subjects.of('conversation').given(tx, { id, subjectId, channel, queueId, waitedSeconds }, agentId);
  }
}
