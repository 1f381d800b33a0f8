import { Injectable } from '@nestjs/common';
import { HandOvers } from '../calls/hand-overs.service.ts';
import { CallClosing } from './call-closing.service.ts';
import { CallSound } from './call-sound.service.ts';
import { LegLines } from './leg-lines.service.ts';
import type { LiveCall, LiveLeg } from './live-call.ts';

/** How those who answered leave. */
@Injectable()
export class AgentLeaving {
  constructor(
    private readonly lines: LegLines,
    private readonly sound: CallSound,
    private readonly handOvers: HandOvers,
    private readonly closing: CallClosing,
  ) {}

  /** An agent who asked a colleague, or talks with two, leaves the caller to him; else the call is over. */
  async hungUp(call: LiveCall, leg: LiveLeg): Promise<void> {
    if (leg.role !== 'agent') {
      await this.lines.end(call, leg, 'hung-up');
      if (leg.role === 'colleague') call.isJoined = false;
      return this.sound.apply(call);
    }
    const { colleague } = call;
    if (!colleague) return this.closing.end(call, 'agent');
    await this.handOvers.make(call.id);
    colleague.role = 'agent';
    call.isJoined = false;
    await this.lines.hangUp(call, leg);
    await this.sound.apply(call);
  }

  /** The caller hears music, and waits with the age he has: before all who came later. */
  async vanished(call: LiveCall, leg: LiveLeg): Promise<void> {
    if (leg.role !== 'agent') {
      await this.lines.end(call, leg, 'lost');
      return this.sound.apply(call);
    }
    if (call.colleague) return this.hungUp(call, leg);
    // Nobody is there who could wait for another.
    if (call.state === 'dialling') return this.closing.end(call, 'lost');
    call.state = 'waiting';
    await this.handOvers.giveBack(call.id, 'lost');
    await this.lines.hangUp(call, leg);
    await this.sound.apply(call);
  }
}
