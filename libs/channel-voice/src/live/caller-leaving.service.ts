import { Injectable } from '@nestjs/common';
import { CallRows } from '../calls/call-rows.service.ts';
import { CallClosing } from './call-closing.service.ts';
import { CallSound } from './call-sound.service.ts';
import type { LiveCall, LiveLeg } from './live-call.ts';

/** The page's word that it will be left may come after its telephone's end. */
const WORD_MS = 300;
/** How long the next page is waited for, and a broken line in a talk. */
const BACK_MS = 20_000;
/** Nobody who can be heard calls for so long: longer than a page waits before it tries again. */
const LINE_MS = 8_000;
/** Without a sound of him his line is broken. */
const SILENCE_MS = 500;
const LOOK_MS = 2_000;

/** How callers go: by their own will, to another page of the shop, or lost on the way. */
@Injectable()
export class CallerLeaving {
  constructor(
    private readonly rows: CallRows,
    private readonly closing: CallClosing,
    private readonly sound: CallSound,
  ) {}

  /** A page that is left ends its telephone as well, and means nothing by it. */
  async hungUp(call: LiveCall, leg: LiveLeg): Promise<void> {
    if (call.isMoving) return this.lineClosed(call, leg);
    return this.closing.end(call, call.state === 'talking' ? 'caller' : 'abandoned');
  }

  async lineClosed(call: LiveCall, leg: LiveLeg): Promise<void> {
    if (call.isMoving) return this.isAway(call);
    if (call.state === 'talking') return this.look(call, leg);
    call.after('word', WORD_MS, async () => {
      if (call.caller !== leg) return;
      if (call.isMoving) await this.isAway(call);
      else await this.closing.end(call, 'abandoned');
    });
  }

  /** The page says that another one of the shop follows. */
  async moves(call: LiveCall): Promise<void> {
    call.isMoving = true;
    await this.waitFor(call);
  }

  /** Somebody calls who may be heard or not; unless he is, or tries again, there is no call. */
  awaitsLine(call: LiveCall): void {
    call.after('line', LINE_MS, async () => {
      // It may have come while this waited for its turn.
      if (!call.caller || call.caller.sip.state === 'ended') await this.closing.end(call, 'failed');
    });
  }

  /** There is a line again, or the old one was never left. */
  async isBack(call: LiveCall): Promise<void> {
    const wasAway = call.isMoving || call.isCallerAway;
    call.isMoving = false;
    call.isCallerAway = false;
    for (const name of ['line', 'caller', 'word', 'look']) call.clear(name);
    if (wasAway) await this.rows.callerLost(call.facts, false);
  }

  /** Whoever talked with him hears music until he is there again. */
  async isAway(call: LiveCall): Promise<void> {
    if (call.isCallerAway) return;
    call.isCallerAway = true;
    await this.sound.apply(call);
    await this.waitFor(call);
  }

  private async waitFor(call: LiveCall): Promise<void> {
    call.after('caller', BACK_MS, async () => {
      const isThere = !call.isCallerAway && call.caller?.sip.flow.isOpen === true && call.caller.sip.state !== 'ended';
      if (isThere) return this.isBack(call);
      return this.closing.end(call, call.state === 'talking' ? 'lost' : 'abandoned');
    });
    await this.rows.callerLost(call.facts, true);
  }

  /** Talking: his connection is closed, but as long as he is heard he is there. */
  private async look(call: LiveCall, leg: LiveLeg): Promise<void> {
    if (call.caller !== leg || call.isCallerAway || leg.sip.flow.isOpen) return;
    if (await this.sound.isSilent(leg.media, SILENCE_MS)) return this.isAway(call);
    call.after('look', LOOK_MS, () => this.look(call, leg));
  }
}
