import { Injectable } from '@nestjs/common';
import { AgentRings } from './agent-rings.service.ts';
import { CallSound } from './call-sound.service.ts';
import { LegLines } from './leg-lines.service.ts';
import type { LiveCall, LiveLeg, Ring } from './live-call.ts';

/** What the course of a call does to its lines. */
@Injectable()
export class CallLines {
  constructor(
    private readonly legs: LegLines,
    private readonly rings: AgentRings,
    private readonly hearing: CallSound,
  ) {}

  hangUp(call: LiveCall, leg: LiveLeg): Promise<void> {
    return this.legs.hangUp(call, leg);
  }
  stopRinging(call: LiveCall, ring: Ring): void {
    this.rings.stop(call, ring);
  }
  sound(call: LiveCall): Promise<void> {
    return this.hearing.apply(call);
  }
}
