import { Injectable } from '@nestjs/common';
import { KEYS_OF_ONE, MediaError, Pace } from '@guichet/media';
import { log } from '@guichet/platform';
import type { IncomingOffer, SipRequest } from '@guichet/sip';
import { CallRows, type LegEnd } from '../calls/call-rows.service.ts';
import { CallMedia } from '../media/call-media.service.ts';
import { CallHooks } from './call-hooks.service.ts';
import { CallSound } from './call-sound.service.ts';
import { digitOf, isHolding, sdpBody, sdpOf } from './leg-bodies.ts';
import type { LiveCall, LiveLeg } from './live-call.ts';

const STATUS: Partial<Record<string, number>> = {
  ...{ bad_sdp: 400, no_common_codec: 488, not_supported: 488, unknown_leg: 481, wrong_state: 488 },
};
/** What a refusal of the media anchor is in SIP. */
export const statusOf = (error: unknown): number => (error instanceof MediaError ? (STATUS[error.code] ?? 503) : 500);

/** Holding and resuming; each is written down. */
const OFFERS_OF_ONE = { atOnce: 20, perSecond: 1 };

/** What is done on any line of a call, whoever is on it: hold, keys, the end. */
@Injectable()
export class LegLines {
  private readonly paces = new WeakMap<LiveLeg, { keys: Pace; offers: Pace }>();

  constructor(
    private readonly media: CallMedia,
    private readonly sound: CallSound,
    private readonly hooks: CallHooks,
    private readonly rows: CallRows,
  ) {}

  /** Hold, resume, or another network: answered here, and the other side hears it. */
  async offered(call: LiveCall, leg: LiveLeg, offer: IncomingOffer): Promise<void> {
    if (!offer.body) return offer.reject(488);
    if (!this.paceOf(leg).offers.takes()) return offer.reject(503);
    const sdp = sdpOf(offer.body);
    const answer = await this.media.anchor.renegotiate(leg.media, sdp).catch((error: unknown) => {
      log.debug({ err: error }, 'an offer within a call was refused');
      offer.reject(statusOf(error));
    });
    if (answer === undefined) return;
    offer.accept(sdpBody(answer));
    await this.holds(call, leg, isHolding(sdp));
  }

  /** A key by INFO, as some telephones send it; the others hear it. */
  async informed(call: LiveCall, leg: LiveLeg, request: SipRequest): Promise<void> {
    const digit = digitOf(request);
    if (!digit || !this.paceOf(leg).keys.takes()) return;
    const others = [...call.legs.values()].filter((one) => one !== leg && one.role !== 'supervisor');
    if (call.state === 'talking')
      for (const { media } of others) await this.media.anchor.sendDigits(media, digit).catch(() => undefined);
    await this.hooks.tell('digit', call, leg, digit);
  }

  /** The line's end, on our side; what the row says is the caller's to know. */
  async hangUp(call: LiveCall, leg: LiveLeg): Promise<void> {
    call.legs.delete(leg.id);
    leg.sip.handlers = {};
    leg.sip.hangUp();
    await this.sound.close(leg);
  }

  /** The row's end, and the line's. */
  async end(call: LiveCall, leg: LiveLeg, end: LegEnd): Promise<void> {
    await this.rows.legEnded(call.facts, leg.id, end);
    await this.hangUp(call, leg);
  }

  private paceOf(leg: LiveLeg): { keys: Pace; offers: Pace } {
    const pace = this.paces.get(leg) ?? { keys: new Pace(KEYS_OF_ONE), offers: new Pace(OFFERS_OF_ONE) };
    this.paces.set(leg, pace);
    return pace;
  }

  private async holds(call: LiveCall, leg: LiveLeg, isHeld: boolean): Promise<void> {
    if (leg.isHeld === isHeld) return;
    leg.isHeld = isHeld;
    await this.sound.apply(call);
    await this.rows.legHeld(call.facts, leg.id, isHeld);
  }
}

/** What a line tells of itself, each in the call's turn and only while the line is the call's. */
export function lineHandlers(
  call: LiveCall,
  leg: LiveLeg,
  lines: Pick<LegLines, 'offered' | 'informed'>,
): { onOffer: (offer: IncomingOffer) => void; onInfo: (request: SipRequest) => void } {
  const mine = (work: () => Promise<unknown>): void =>
    call.inTurn(async () => (call.legs.get(leg.id) === leg ? work() : undefined));
  return {
    onOffer: (offer) => mine(() => lines.offered(call, leg, offer)),
    onInfo: (request) => mine(() => lines.informed(call, leg, request)),
  };
}
