import { type SipClock, TimerSet } from '../clock.ts';
import type { RequestParts, SipResponse } from '../messages/message.ts';
import { writeMessage } from '../messages/write-message.ts';
import type { Flow } from '../transports/transport.ts';
import { T1, T2, T4, TRANSACTION_LIFE } from './timer-values.ts';

/** Who is told what became of a request. */
export interface ClientTransactionUser {
  /** Every answer but repeated ones; each 2xx to an INVITE, as others may have answered too (RFC 6026 §8.4). */
  onResponse(response: SipResponse): void;
  /** Nobody answered, or the way is gone: to be taken for that status (RFC 3261 §8.1.3.1). */
  onFailure(status: 408 | 503): void;
}

export interface ClientEnvironment {
  clock: SipClock;
  onTerminated: () => void;
}

/** One request and its answers, client's side. */
export abstract class ClientTransaction {
  readonly request: RequestParts;
  readonly flow: Flow;
  protected readonly user: ClientTransactionUser;
  protected readonly timers: TimerSet;
  protected readonly clock: SipClock;
  readonly #bytes: Buffer;
  readonly #onTerminated: () => void;

  constructor(request: RequestParts, flow: Flow, user: ClientTransactionUser, environment: ClientEnvironment) {
    this.request = request;
    this.flow = flow;
    this.user = user;
    this.clock = environment.clock;
    this.timers = new TimerSet(environment.clock);
    this.#onTerminated = environment.onTerminated;
    this.#bytes = writeMessage(request);
  }

  /** Sends it for the first time. */
  abstract start(): void;
  abstract received(response: SipResponse): void;
  /** Whether a final answer has come. */
  abstract get isAnswered(): boolean;

  /** The flow is closed: nothing will come by it. */
  flowClosed(): void {
    if (!this.isAnswered) this.fail(503);
    else this.terminate();
  }

  terminate(): void {
    this.timers.stopAll();
    this.#onTerminated();
  }

  protected send(): void {
    this.flow.send(this.#bytes);
  }

  protected fail(status: 408 | 503): void {
    this.terminate();
    this.user.onFailure(status);
  }
}

/** RFC 3261 §17.1.2. */
export class NonInviteClientTransaction extends ClientTransaction {
  #state: 'trying' | 'proceeding' | 'completed' = 'trying';

  get isAnswered(): boolean {
    return this.#state === 'completed';
  }

  start(): void {
    this.timers.start('F', TRANSACTION_LIFE, () => this.fail(408));
    if (!this.flow.isReliable) this.#repeatAfter(T1);
    this.send();
  }

  received(response: SipResponse): void {
    if (this.#state === 'completed') return;
    if (response.status < 200) {
      this.#state = 'proceeding';
    } else {
      this.#state = 'completed';
      this.timers.stopAll();
      // Timer K: repeated answers are absorbed.
      if (this.flow.isReliable) this.terminate();
      else this.timers.start('K', T4, () => this.terminate());
    }
    this.user.onResponse(response);
  }

  /** Timer E. */
  #repeatAfter(ms: number): void {
    this.timers.start('E', ms, () => {
      this.send();
      this.#repeatAfter(this.#state === 'proceeding' ? T2 : Math.min(ms * 2, T2));
    });
  }
}
