import { type SipRequest } from '../messages/message.ts';
import { bodyOf, type ResponseOptions, type SipBody } from '../transactions/response-to.ts';
import type { ServerTransaction } from '../transactions/server-transaction.ts';

/** A re-INVITE or UPDATE of the other side (RFC 3261 §14.2, RFC 3311 §5.2). */
export class IncomingOffer {
  readonly request: SipRequest;
  /** Undefined: we are asked for an offer; its answer comes with the ACK. */
  readonly body: SipBody | undefined;
  readonly #transaction: ServerTransaction;
  readonly #respond: (status: number, options: ResponseOptions) => void;

  constructor(transaction: ServerTransaction, respond: (status: number, options: ResponseOptions) => void) {
    this.request = transaction.request;
    this.body = bodyOf(transaction.request);
    this.#transaction = transaction;
    this.#respond = respond;
  }

  get isAnswered(): boolean {
    return this.#transaction.finalStatus !== undefined;
  }

  accept(body: SipBody | undefined): void {
    if (!this.isAnswered) this.#respond(200, { body });
  }

  reject(status: number, options: ResponseOptions = {}): void {
    if (!this.isAnswered) this.#respond(status, options);
  }
}
