import type { TimerSet } from '../clock.ts';
import type { SipRequest } from '../messages/message.ts';
import type { InviteServerTransaction } from '../transactions/server-transaction.ts';
import { T1, T2, TRANSACTION_LIFE } from '../transactions/timer-values.ts';

/**
 * A 2xx to an INVITE goes from end to end, so the transaction does not repeat it: whoever answers does so until the ACK
 * comes, whatever the transport, as a hop behind may be UDP (RFC 3261 §13.3.1.4).
 */
export class AnswerRepeater {
  readonly #transaction: InviteServerTransaction;
  readonly #timers: TimerSet;

  constructor(transaction: InviteServerTransaction, timers: TimerSet, onNoAck: () => void) {
    this.#transaction = transaction;
    this.#timers = timers;
    timers.start('no ACK', TRANSACTION_LIFE, () => {
      this.#timers.stop('repeat');
      onNoAck();
    });
    this.#repeatAfter(T1);
  }

  /** Whether this is its ACK. */
  acknowledgedBy({ cseq }: SipRequest): boolean {
    if (cseq.number !== this.#transaction.request.cseq.number) return false;
    this.#timers.stop('repeat');
    this.#timers.stop('no ACK');
    return true;
  }

  #repeatAfter(ms: number): void {
    this.#timers.start('repeat', ms, () => {
      this.#transaction.repeatAnswer();
      this.#repeatAfter(Math.min(ms * 2, T2));
    });
  }
}
