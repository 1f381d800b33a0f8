import type { SipRequest, SipResponse } from '../messages/message.ts';
import type { SipBody } from '../transactions/response-to.ts';
import type { FinalAnswer } from './final-answer.ts';
import type { IncomingOffer } from './incoming-offer.ts';
import type { IncomingRefer } from './incoming-refer.ts';

/** The other side has taken our call. */
export interface CallAnswer {
  response: SipResponse;
  /** An answer to our offer; or, where we made none, an offer. */
  body: SipBody | undefined;
  /** Answers the offer of the other side. Only after an INVITE without a body: otherwise the ACK has gone. */
  acknowledge(body: SipBody): void;
}

/**
 * Why a call ended without our doing: the other side hung up; never acknowledged our answer; does not know the dialog
 * or answer any more.
 */
export type EndReason = 'bye' | 'no ACK' | 'gone';

/** What an application wants to know of a call. May be replaced at any time, as when two calls are joined. */
export interface CallHandlers {
  /** Of a call of ours: 100; somebody has it in hand. */
  onTrying?(): void;
  /** Of a call of ours: 101–199; forks are told apart by the tag in To. */
  onProgress?(response: SipResponse): void;
  onAnswered?(answer: CallAnswer): void;
  /** Refused, not answered, or given up by us (487). */
  onFailed?(answer: FinalAnswer): void;
  /** Of a call to us: the caller has given up before an answer. */
  onCancelled?(): void;
  /** The ACK of our answer; with a body where the offer was ours. */
  onAcknowledged?(body: SipBody | undefined): void;
  /** A re-INVITE or UPDATE; refused with 488 where nobody listens. */
  onOffer?(offer: IncomingOffer): void;
  /** Refused with 603 where nobody listens. */
  onRefer?(refer: IncomingRefer): void;
  onInfo?(request: SipRequest): void;
  /** How a REFER of ours goes on (RFC 3515 §2.4.4). */
  onNotify?(request: SipRequest): void;
  onEnded?(reason: EndReason): void;
  /** The connection is closed; the call lives on, and may be given another by `flow` (RFC 5626 §4.5). */
  onFlowClosed?(): void;
}
