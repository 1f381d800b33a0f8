import { Injectable } from '@nestjs/common';
import { Db } from '@guichet/platform';
import { CallRows } from '../calls/call-rows.service.ts';
import { CallClosing } from './call-closing.service.ts';
import { type CallNow, callNow } from './call-state.query.ts';
import { CallLines } from './call-lines.service.ts';
import type { LiveCall, Ring } from './live-call.ts';
import { Ringing } from './ringing.service.ts';

/**
 * Lines follow rows. Whatever happened to a call, here, in routing, or at another process by somebody's hand: its rows say what
 * is, and this makes it true on its lines. So nothing is lost when a notice is, and doing it twice does nothing.
 */
@Injectable()
export class CallCourse {
  constructor(
    private readonly db: Db,
    private readonly ringing: Ringing,
    private readonly lines: CallLines,
    private readonly rows: CallRows,
    private readonly closing: CallClosing,
  ) {}

  /** In the call's turn. */
  async follow(call: LiveCall): Promise<void> {
    if (call.isOver) return;
    const now = await callNow(this.db, call.id);
    if (!now || now.state === 'ended') return this.closing.drop(call);
    call.state = now.state;
    call.answeredAt = now.answeredAt;
    await this.followLegs(call, now);
    if (call.isPlaced) await this.followWork(call, now);
    if (call.isOver) return;
    for (const leg of now.legs) {
      const isMissing = leg.state === 'ringing' && !call.rings.has(leg.id) && !call.legs.has(leg.id);
      if (isMissing && (leg.role === 'colleague' || leg.role === 'supervisor'))
        await this.ringing.callFor(call, { id: leg.id, role: leg.role, userId: leg.userId! });
    }
    await this.lines.sound(call);
  }

  private async followLegs(call: LiveCall, { legs }: CallNow): Promise<void> {
    const rows = new Map(legs.map((leg) => [leg.id, leg]));
    for (const leg of [...call.legs.values()]) {
      const row = rows.get(leg.id);
      if (!row) await this.lines.hangUp(call, leg);
      else [leg.role, leg.isWhispering] = [row.role, row.whispers];
    }
    for (const ring of [...call.rings.values()]) if (!rows.has(ring.legId)) this.lines.stopRinging(call, ring);
    call.isJoined = call.colleague !== null && rows.get(call.colleague.id)?.isJoined === true;
  }

  /** Whoever routing asks rings, and whoever it gave the call to has it: nobody else. */
  private async followWork(call: LiveCall, { work, state, isExchanged }: CallNow): Promise<void> {
    const holder = work && work.state !== 'queued' ? work.agentId : null;
    const { agent } = call;
    if (agent && work && holder !== agent.userId) {
      await this.rows.returned(call.facts, { id: agent.id, userId: agent.userId! }, 'left');
      await this.lines.hangUp(call, agent);
      call.state = 'waiting';
    }
    for (const ring of this.agentRings(call)) if (ring.userId !== holder) await this.endRing(call, ring);
    // Somebody closed what waited, if it was not the caller: there is nobody to wait for any more.
    if (state === 'waiting' && !work) return this.closing.end(call, isExchanged ? 'caller' : 'agent');
    const rings = this.agentRings(call);
    if (work?.state === 'active') for (const ring of rings) this.ringing.limit(call, ring);
    if (holder && !call.agent && !rings.length) await this.ringing.callAgent(call, holder);
  }

  private agentRings(call: LiveCall): Ring[] {
    return [...call.rings.values()].filter(({ role }) => role === 'agent');
  }

  private async endRing(call: LiveCall, ring: Ring): Promise<void> {
    this.lines.stopRinging(call, ring);
    await this.rows.legEnded(call.facts, ring.legId, 'no-answer');
  }
}
