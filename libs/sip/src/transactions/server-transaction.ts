import { type SipClock, TimerSet } from '../clock.ts';
import { newTag } from '../identifiers.ts';
import type { SipRequest } from '../messages/message.ts';
import { writeMessage } from '../messages/write-message.ts';
import type { Flow } from '../transports/transport.ts';
import { type ResponseOptions, responseTo } from './response-to.ts';
import { T1, T2, T4, TRANSACTION_LIFE } from './timer-values.ts';

export interface ServerEnvironment {
  clock: SipClock;
  onTerminated: () => void;
  /** Put into To of every answer, where the request has none (RFC 3261 §8.2.6.2); random unless said otherwise. */
  toTag?: string;
}

/** One request and its answers, server's side; retransmissions are absorbed here. */
export abstract class ServerTransaction {
  readonly request: SipRequest;
  readonly flow: Flow;
  readonly toTag: string;
  protected readonly timers: TimerSet;
  readonly #onTerminated: () => void;
  #lastAnswer: Buffer | undefined;
  #finalStatus: number | undefined;

  constructor(request: SipRequest, flow: Flow, { clock, onTerminated, toTag = newTag() }: ServerEnvironment) {
    this.request = request;
    this.flow = flow;
    this.toTag = toTag;
    this.timers = new TimerSet(clock);
    this.#onTerminated = onTerminated;
  }

  /** The status that ended it; nothing can be answered after. */
  get finalStatus(): number | undefined {
    return this.#finalStatus;
  }

  respond(status: number, options: ResponseOptions = {}): void {
    if (this.#finalStatus !== undefined) return;
    this.#lastAnswer = writeMessage(responseTo(this.request, status, this.toTag, options));
    if (status >= 200) this.#finalStatus = status;
    this.flow.send(this.#lastAnswer);
    if (status >= 200) this.answered(status);
  }

  /** Sends the last answer again. */
  repeatAnswer(): void {
    if (this.#lastAnswer) this.flow.send(this.#lastAnswer);
  }

  terminate(): void {
    this.timers.stopAll();
    this.#onTerminated();
  }

  /** The same request once more. */
  abstract retransmitted(): void;
  protected abstract answered(status: number): void;
}

/** RFC 3261 §17.2.2. */
export class NonInviteServerTransaction extends ServerTransaction {
  retransmitted(): void {
    this.repeatAnswer();
  }

  /** Timer J. */
  protected answered(): void {
    if (this.flow.isReliable) this.terminate();
    else this.timers.start('J', TRANSACTION_LIFE, () => this.terminate());
  }
}

/** RFC 3261 §17.2.1 as RFC 6026 §7.1 corrects it: after a 2xx it stays, and absorbs the INVITE. */
export class InviteServerTransaction extends ServerTransaction {
  /** Whoever answers may be told that the caller has given up (RFC 3261 §9.2). */
  onCancel: ((cancel: SipRequest) => void) | undefined;
  #isConfirmed = false;

  retransmitted(): void {
    const isAccepted = this.finalStatus !== undefined && this.finalStatus < 300;
    if (!isAccepted && !this.#isConfirmed) this.repeatAnswer();
  }

  /** An ACK of the same transaction; it confirms a refusal. */
  acknowledged(): void {
    if (this.finalStatus === undefined || this.finalStatus < 300 || this.#isConfirmed) return;
    this.#isConfirmed = true;
    this.timers.stopAll();
    if (this.flow.isReliable) this.terminate();
    else this.timers.start('I', T4, () => this.terminate());
  }

  protected answered(status: number): void {
    // Timers L and H: what has not been acknowledged by then never will be.
    this.timers.start(status < 300 ? 'L' : 'H', TRANSACTION_LIFE, () => this.terminate());
    if (status >= 300 && !this.flow.isReliable) this.#repeatAfter(T1);
  }

  /** Timer G. */
  #repeatAfter(ms: number): void {
    this.timers.start('G', ms, () => {
      this.repeatAnswer();
      this.#repeatAfter(Math.min(ms * 2, T2));
    });
  }
}
