import { Injectable } from '@nestjs/common';
import type { LegId } from '@guichet/media';
import { log } from '@guichet/platform';
import type { OutgoingCall, SipBody } from '@guichet/sip';
import { CallRows } from '../calls/call-rows.service.ts';
import { CallSound } from '../live/call-sound.service.ts';
import { CallerLeaving } from '../live/caller-leaving.service.ts';
import { sdpOf } from '../live/leg-bodies.ts';
import { LegLines, lineHandlers } from '../live/leg-lines.service.ts';
import type { LiveCall, LiveLeg } from '../live/live-call.ts';
import { CallMedia } from '../media/call-media.service.ts';

/** One way on which a number is called. */
export interface Attempt {
  /** Of the row of who is called. */
  readonly legId: string;
  readonly sip: OutgoingCall;
  readonly media: LegId;
  /** Else a demo's telephone, which is a browser. */
  readonly isTrunk: boolean;
  hasRung: boolean;
  isOver: boolean;
}

/** The line of who is called: in the call he is what a caller is, so all that is done with callers is done with him. */
@Injectable()
export class CalledLines {
  constructor(
    private readonly media: CallMedia,
    private readonly lines: LegLines,
    private readonly sound: CallSound,
    private readonly rows: CallRows,
    private readonly leaving: CallerLeaving,
  ) {}

  /** The agent hears it ring from now on. */
  async begin(call: LiveCall): Promise<string> {
    await this.sound.apply(call);
    return this.rows.addLeg(call.facts, { role: 'caller', userId: null });
  }

  /** What the network says before an answer: its own ring, an announcement. False when it cannot be heard. */
  async heard(call: LiveCall, attempt: Attempt, body: SipBody): Promise<boolean> {
    try {
      if (!(await this.maySendTo(attempt, body))) throw new Error('it wants sound at a private address');
      await this.media.anchor.acceptAnswer(attempt.media, sdpOf(body));
    } catch (error) {
      log.info({ err: error, callId: call.id }, 'who was called could not be heard');
      return false;
    }
    if (!call.legOf(attempt.media)) this.takeIn(call, attempt);
    return true;
  }

  sounds(call: LiveCall): Promise<void> {
    return this.sound.apply(call);
  }

  /** They talk. */
  async answered(call: LiveCall, { legId }: Attempt): Promise<void> {
    call.giveUp = null;
    call.isPlaced = true;
    call.state = 'talking';
    await this.sound.apply(call);
    const { agent } = call;
    if (agent) call.answeredAt = await this.rows.answered(call.facts, { id: agent.id, userId: agent.userId! }, legId);
  }

  /** Nobody is rung any more, and who answers in this very moment is hung up by SIP itself. */
  giveUp(attempt: Attempt): void {
    attempt.isOver = true;
    attempt.sip.handlers = {};
    attempt.sip.hangUp();
    void this.sound.discard(attempt.media);
  }

  /** Another way is tried. */
  async drop(call: LiveCall, attempt: Attempt): Promise<void> {
    const isHeard = call.legs.delete(attempt.legId);
    this.giveUp(attempt);
    if (isHeard) await this.sound.apply(call);
  }

  discard(media: LegId): Promise<void> {
    return this.sound.discard(media);
  }

  private async maySendTo({ isTrunk }: Attempt, body: SipBody): Promise<boolean> {
    return !isTrunk || (await this.media.maySendTo(sdpOf(body)));
  }

  private takeIn(call: LiveCall, attempt: Attempt): void {
    const { legId, sip, media } = attempt;
    const leg: LiveLeg = {
      ...{ id: legId, role: 'caller', userId: null, sip, contact: null, media },
      ...{ isHeld: false, isWhispering: false },
    };
    call.legs.set(legId, leg);
    const gone = (): Promise<unknown> => this.leaving.hungUp(call, leg);
    sip.handlers = {
      ...sip.handlers,
      ...lineHandlers(call, leg, {
        offered: async (_, __, offer) => {
          if (offer.body && !(await this.maySendTo(attempt, offer.body))) return offer.reject(488);
          return this.lines.offered(call, leg, offer);
        },
        informed: (_, __, request) => this.lines.informed(call, leg, request),
      }),
      onEnded: () => call.inTurn(async () => (call.legs.get(legId) === leg ? gone() : undefined)),
    };
  }
}
