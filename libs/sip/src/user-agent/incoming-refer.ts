import type { NameAddr } from '../messages/name-addr.ts';
import { reasonPhrase } from '../messages/reason-phrases.ts';
import type { SipRequest } from '../messages/message.ts';
import type { ServerTransaction } from '../transactions/server-transaction.ts';
import type { Call } from './call.ts';
import { contactOn } from './call-context.ts';

/** Seconds for which the other side is told how a transfer goes. */
const EXPIRES = 120;

/** The other side asks us to call somebody (RFC 3515). */
export class IncomingRefer {
  readonly request: SipRequest;
  readonly target: NameAddr;
  readonly #transaction: ServerTransaction;
  readonly #call: Call;

  constructor(call: Call, transaction: ServerTransaction, target: NameAddr) {
    this.#call = call;
    this.#transaction = transaction;
    this.request = transaction.request;
    this.target = target;
  }

  /** 202, and the first NOTIFY that must follow it (§2.4.4). */
  accept(): void {
    this.#transaction.respond(202, { headers: { contact: contactOn(this.#transaction.flow) } });
    void this.notify(100);
  }

  reject(status: number): void {
    this.#transaction.respond(status);
  }

  /** Tells how far the call is; from 200 on it is the last word. */
  async notify(status: number, reason = reasonPhrase(status)): Promise<void> {
    const isLast = status >= 200;
    await this.#call.request('NOTIFY', {
      headers: {
        event: `refer;id=${this.request.cseq.number}`,
        'subscription-state': isLast ? 'terminated;reason=noresource' : `active;expires=${EXPIRES}`,
      },
      body: { type: 'message/sipfrag;version=2.0', content: `SIP/2.0 ${status} ${reason}\r\n` },
    });
  }
}
