import { Injectable } from '@nestjs/common';
import { CALL_HEADERS, type LEG_ENDS } from '@guichet/contracts';
import type { LegId } from '@guichet/media';
import { log } from '@guichet/platform';
import { type CallAnswer, type FinalAnswer, nameAddr } from '@guichet/sip';
import { CallMedia } from '../media/call-media.service.ts';
import { SipAccounts } from '../sip/sip-accounts.service.ts';
import { SipDoor } from '../sip/sip-door.service.ts';
import type { ReachablePhone } from '../sip/telephones.service.ts';
import { sdpBody, sdpOf } from './leg-bodies.ts';
import type { Fork, LiveCall, Ring } from './live-call.ts';

type LegEnd = (typeof LEG_ENDS)[number];
/** What becomes of a ring. */
export interface RingOutcome {
  answered(call: LiveCall, ring: Ring, fork: Fork, answer: CallAnswer): Promise<void>;
  inVain(call: LiveCall, ring: Ring, end: LegEnd): Promise<void>;
}

const ENDS: Record<number, LegEnd> = {
  486: 'busy',
  600: 'busy',
  603: 'declined',
  403: 'declined',
  480: 'declined',
  // The edge has no such connection any more (RFC 5626 §5.3.2.1).
  430: 'lost',
};

/** Names the time that a ring has. */
export const ringTimer = ({ legId }: Ring): string => `ring ${legId}`;

/** Lets the telephones of one person ring: the first who answers has the call, a refusal on one is one on all. */
@Injectable()
export class AgentRings {
  constructor(
    private readonly media: CallMedia,
    private readonly door: SipDoor,
    private readonly accounts: SipAccounts,
  ) {}

  async begin(
    call: LiveCall,
    who: Omit<Ring, 'forks'>,
    phones: readonly ReachablePhone[],
    outcome: RingOutcome,
  ): Promise<void> {
    const ring: Ring = { ...who, forks: new Set() };
    call.rings.set(ring.legId, ring);
    const opened = await Promise.all(phones.map((phone) => this.open(call, ring, phone, outcome)));
    if (!opened.some(Boolean)) return outcome.inVain(call, ring, 'failed');
  }

  /** All but one of them stop ringing. */
  stop(call: LiveCall, ring: Ring, except?: Fork): void {
    call.rings.delete(ring.legId);
    call.clear(ringTimer(ring));
    for (const fork of ring.forks) if (fork !== except) this.cancel(fork);
    ring.forks.clear();
  }

  cancel({ sip, media }: Fork): void {
    // Who answers in this very moment is hung up by SIP itself.
    sip.handlers = {};
    sip.hangUp();
    void this.media.anchor.close(media).catch(() => undefined);
  }

  private async open(call: LiveCall, ring: Ring, phone: ReachablePhone, outcome: RingOutcome): Promise<boolean> {
    const { contact, path, flow } = phone;
    let media: LegId | undefined;
    try {
      const opened = await this.media.anchor.offerBrowser(call.band);
      media = opened.leg;
      const from = nameAddr(this.accounts.addressOf({ kind: 'call', tenantId: call.facts.tenantId, callId: call.id }));
      const headers = {
        [CALL_HEADERS.call]: call.id,
        [CALL_HEADERS.leg]: ring.legId,
        [CALL_HEADERS.reason]: ring.reason,
      };
      const sip = this.door.invite({ flow, uri: contact, from, route: path, headers, body: sdpBody(opened.sdp) });
      const fork = { sip, contact, media };
      ring.forks.add(fork);
      this.listen(call, ring, fork, outcome);
      return true;
    } catch (error) {
      log.warn({ err: error, callId: call.id }, 'a telephone could not be called');
      if (media) void this.media.anchor.close(media).catch(() => undefined);
      return false;
    }
  }

  private listen(call: LiveCall, ring: Ring, fork: Fork, outcome: RingOutcome): void {
    const stillRings = (work: () => Promise<void>): void =>
      call.inTurn(async () => {
        if (call.rings.has(ring.legId) && ring.forks.has(fork)) await work();
        // Whoever was taken into the call meanwhile is no fork any more.
        else if (!call.legOf(fork.media)) this.cancel(fork);
      });
    const over = async (end: LegEnd): Promise<void> => {
      ring.forks.delete(fork);
      this.cancel(fork);
      if (end === 'declined' || end === 'busy' || ring.forks.size === 0) await outcome.inVain(call, ring, end);
    };
    fork.sip.handlers = {
      onAnswered: (answer) => stillRings(() => outcome.answered(call, ring, fork, answer)),
      onFailed: ({ status }: FinalAnswer) => {
        const end = fork.sip.flow.isOpen ? (ENDS[status] ?? 'failed') : 'lost';
        stillRings(() => over(end));
      },
      onFlowClosed: () => stillRings(() => over('lost')),
    };
  }

  /** What the telephone said goes to the anchor. */
  async connect(fork: Fork, { body }: CallAnswer): Promise<void> {
    await this.media.anchor.acceptAnswer(fork.media, body ? sdpOf(body) : '');
  }
}
