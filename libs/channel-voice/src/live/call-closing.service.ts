import { Injectable } from '@nestjs/common';
import type { CallEnd } from '@guichet/contracts';
import { log } from '@guichet/platform';
import { CallEnds } from '../calls/call-ends.service.ts';
import { AgentRings } from './agent-rings.service.ts';
import { CallSound } from './call-sound.service.ts';
import { LegLines } from './leg-lines.service.ts';
import type { LiveCall } from './live-call.ts';
import { LiveCalls } from './live-calls.service.ts';

/** The end of a call, for its rows and for all its lines. */
@Injectable()
export class CallClosing {
  constructor(
    private readonly ends: CallEnds,
    private readonly rings: AgentRings,
    private readonly lines: LegLines,
    private readonly calls: LiveCalls,
    private readonly sound: CallSound,
  ) {}

  async end(call: LiveCall, end: CallEnd): Promise<void> {
    if (call.isOver) return;
    // Nobody rings for the time that the rows take.
    for (const ring of [...call.rings.values()]) this.rings.stop(call, ring);
    // A line is let go in any case: rows that could not be ended are once nobody says any more that the call lives.
    await this.ends
      .end(call.id, end)
      .catch((error: unknown) =>
        log.error({ err: error, callId: call.id }, 'the end of a call could not be written yet'),
      );
    await this.drop(call);
  }

  /** Its rows are ended: so are the lines. */
  async drop(call: LiveCall): Promise<void> {
    if (call.isOver) return;
    call.isOver = true;
    call.state = 'ended';
    call.clearAll();
    for (const ring of [...call.rings.values()]) this.rings.stop(call, ring);
    call.giveUp?.();
    const legs = [...call.legs.values()];
    for (const { sip } of legs) {
      sip.handlers = {};
      sip.hangUp();
    }
    await this.sound.over(call);
    await Promise.all(legs.map((leg) => this.lines.hangUp(call, leg)));
    this.calls.forget(call);
  }
}
