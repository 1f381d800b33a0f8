import type { TimerSet } from '../clock.ts';
import { AnswerRepeater } from '../dialogs/answer-repeater.ts';
import type { Dialog } from '../dialogs/dialog.ts';
import type { SipRequest } from '../messages/message.ts';
import type { ResponseOptions, SipBody } from '../transactions/response-to.ts';
import { InviteServerTransaction, type ServerTransaction } from '../transactions/server-transaction.ts';
import type { Call } from './call.ts';
import { contactOn } from './call-context.ts';
import { failureOf } from './final-answer.ts';
import { IncomingOffer } from './incoming-offer.ts';
import { type ChangeAnswer, sendReinvite, sendUpdate, withoutBody } from './offer-attempt.ts';

/** How often glare is tried again. */
const MAX_GLARES = 4;

/** Changes of a session within its dialog: one at a time, in either direction (RFC 3261 §14, RFC 3311). */
export class SessionChanges {
  readonly #call: Call;
  readonly #timers: TimerSet;
  readonly #onNoAck: () => void;
  #isOurs = false;
  #theirs: IncomingOffer | undefined;
  #unacknowledged: AnswerRepeater | undefined;
  #giveUp: (() => void) | undefined;

  constructor(call: Call, timers: TimerSet, onNoAck: () => void) {
    this.#call = call;
    this.#timers = timers;
    this.#onNoAck = onNoAck;
  }

  get isAcknowledged(): boolean {
    return this.#unacknowledged === undefined;
  }

  /** An answer of ours is under way to its ACK. */
  awaitAck(transaction: InviteServerTransaction): void {
    this.#unacknowledged = new AnswerRepeater(transaction, this.#timers, () => {
      this.#unacknowledged = undefined;
      this.#onNoAck();
    });
  }

  /** Whether it is the ACK we wait for. */
  takesAck(ack: SipRequest): boolean {
    if (!this.#unacknowledged?.acknowledgedBy(ack)) return false;
    this.#unacknowledged = undefined;
    return true;
  }

  /** §14.1: when both sides began at once, each waits its own while and tries again. */
  async change(method: 'INVITE' | 'UPDATE', body: SipBody | undefined): Promise<ChangeAnswer> {
    for (let glares = 0; ; glares += 1) {
      const answer = this.#isBusy ? withoutBody(failureOf(491)) : await this.#try(method, body);
      if (answer.status !== 491 || glares === MAX_GLARES || !(await this.#waitAfterGlare())) return answer;
    }
  }

  /** §14.2: two of theirs at once is their error; one of each is glare. */
  receive(transaction: ServerTransaction, dialog: Dialog): void {
    const { request } = transaction;
    if (this.#isTheirs) {
      return transaction.respond(500, { headers: { 'retry-after': String(Math.floor(Math.random() * 10)) } });
    }
    if (this.#isOurs || !this.isAcknowledged) return transaction.respond(491);
    dialog.refreshTarget(request);
    const respond = (status: number, options: ResponseOptions): void => {
      const headers = { contact: contactOn(transaction.flow), ...this.#call.commonHeaders, ...options.headers };
      transaction.respond(status, { ...options, headers });
      if (status < 300 && transaction instanceof InviteServerTransaction) this.awaitAck(transaction);
    };
    // An UPDATE without an offer only says that the other side is there, or elsewhere.
    if (request.method === 'UPDATE' && request.body.length === 0) return respond(200, {});
    this.#theirs = new IncomingOffer(transaction, respond);
    if (this.#call.handlers.onOffer) this.#call.handlers.onOffer(this.#theirs);
    else this.#theirs.reject(488);
  }

  /** Nobody waits for anything any more. An offer of theirs is answered: its INVITE must end (§15.1.2). */
  stop(): void {
    this.#theirs?.reject(487);
    this.#giveUp?.();
  }

  get #isTheirs(): boolean {
    return this.#theirs !== undefined && !this.#theirs.isAnswered;
  }

  get #isBusy(): boolean {
    return this.#isOurs || this.#isTheirs || !this.isAcknowledged;
  }

  async #try(method: 'INVITE' | 'UPDATE', body: SipBody | undefined): Promise<ChangeAnswer> {
    const { dialog, state } = this.#call;
    if (!dialog || state !== 'confirmed') return withoutBody(failureOf(481));
    this.#isOurs = true;
    try {
      return await (method === 'INVITE' ? sendReinvite(this.#call, dialog, body) : sendUpdate(this.#call, body));
    } finally {
      this.#isOurs = false;
    }
  }

  /** False when the call ends meanwhile. */
  #waitAfterGlare(): Promise<boolean> {
    const [least, steps] = this.#call.hasMadeCallId ? [2100, 190] : [0, 200];
    return new Promise((resolve) => {
      this.#giveUp = () => resolve(false);
      this.#timers.start('glare', least + Math.floor(Math.random() * (steps + 1)) * 10, () => resolve(true));
    });
  }
}
