import { Injectable } from '@nestjs/common';
import { log } from '@guichet/platform';
import type { IncomingCall } from '@guichet/sip';
import { CallRows } from '../calls/call-rows.service.ts';
import { CallMedia } from '../media/call-media.service.ts';
import { CallPlacing } from './call-placing.service.ts';
import { CallerLeaving } from './caller-leaving.service.ts';
import { sdpBody, sdpOf } from './leg-bodies.ts';
import { LegLines, lineHandlers, statusOf } from './leg-lines.service.ts';
import type { LiveCall, LiveLeg } from './live-call.ts';

/** Callers' lines: the first of a call, and each that takes its place after the page was left. */
@Injectable()
export class CallerLines {
  constructor(
    private readonly media: CallMedia,
    private readonly rows: CallRows,
    private readonly lines: LegLines,
    private readonly leaving: CallerLeaving,
    private readonly placing: CallPlacing,
  ) {}

  async takeIn(call: LiveCall, incoming: IncomingCall): Promise<void> {
    if (call.isOver) return incoming.reject(410);
    if (!call.callersPace.takes()) return incoming.reject(503, { headers: { 'retry-after': '10' } });
    if (!call.caller) this.leaving.awaitsLine(call);
    const opened = await this.media.anchor.answerBrowser(sdpOf(incoming.body!)).catch((error: unknown) => {
      log.info({ err: error, callId: call.id }, 'a caller could not be heard');
      incoming.reject(statusOf(error));
    });
    if (!opened) return;
    const { caller: before } = call;
    const isTalking = call.state === 'talking';
    const row = { role: 'caller', userId: null, isUp: isTalking } as const;
    const id = await this.rows.addLeg(call.facts, row).catch((error: unknown) => {
      void this.media.anchor.close(opened.leg).catch(() => undefined);
      throw error;
    });
    const answer = sdpBody(opened.sdp);
    const leg: LiveLeg = {
      ...{ id, role: 'caller', userId: null, sip: incoming, contact: null, media: opened.leg },
      ...{ isHeld: false, isWhispering: false, pickUp: () => incoming.accept(answer) },
    };
    if (before) await this.lines.end(call, before, 'left');
    call.legs.set(id, leg);
    this.listen(call, leg, incoming);
    await this.leaving.isBack(call);
    if (isTalking) incoming.accept(answer);
    await this.placing.place(call, leg, incoming, answer).catch((error: unknown) => {
      // Whoever is not answered yet is refused now: his page tries again, or there is no call.
      if (!isTalking) this.leaving.awaitsLine(call);
      throw error;
    });
  }

  private listen(call: LiveCall, leg: LiveLeg, incoming: IncomingCall): void {
    const mine = (work: () => Promise<void>): void =>
      call.inTurn(async () => (call.legs.get(leg.id) === leg ? work() : undefined));
    incoming.handlers = {
      ...lineHandlers(call, leg, this.lines),
      onCancelled: () => mine(() => this.leaving.hungUp(call, leg)),
      onEnded: () => mine(() => this.leaving.hungUp(call, leg)),
      onFlowClosed: () => mine(() => this.leaving.lineClosed(call, leg)),
    };
    // He may have gone while the line was being made.
    if (incoming.state === 'ended') mine(() => this.leaving.hungUp(call, leg));
    else if (!incoming.flow.isOpen) mine(() => this.leaving.lineClosed(call, leg));
  }
}
