import { dialogIdOf } from '../dialogs/dialog.ts';
import { type SipRequest, tagOf } from '../messages/message.ts';
import type { InviteServerTransaction, ServerTransaction } from '../transactions/server-transaction.ts';
import type { TransactionUser } from '../transactions/transaction-layer.ts';
import type { CallContext } from './call-context.ts';
import { IncomingCall } from './incoming-call.ts';
import { IncomingRegister } from './incoming-register.ts';
import { refusalOf } from './request-checks.ts';
import type { UserAgentHandlers } from './user-agent.ts';

/** What only exists within a dialog. */
const OF_DIALOGS = new Set(['BYE', 'NOTIFY', 'UPDATE', 'INFO']);

/** Gives each request to whom it is for: a call, the application, or nobody (RFC 3261 §8.2, §12.2.2). */
export class RequestDispatcher implements TransactionUser {
  readonly #context: () => CallContext;
  readonly #handlers: UserAgentHandlers;
  readonly #supported: readonly string[];

  constructor(context: () => CallContext, handlers: UserAgentHandlers, supported: readonly string[]) {
    this.#context = context;
    this.#handlers = handlers;
    this.#supported = supported;
  }

  onInvite(transaction: InviteServerTransaction): void {
    this.#guard(transaction, () => this.#invited(transaction));
  }

  onRequest(transaction: ServerTransaction): void {
    this.#guard(transaction, () => this.#requested(transaction));
  }

  onAck(ack: SipRequest): void {
    this.#context().dialogs.get(dialogIdOf(ack))?.call.receiveAck(ack);
  }

  #invited(transaction: InviteServerTransaction): void {
    if (tagOf(transaction.request.to) !== undefined) return this.#inDialog(transaction);
    if (!this.#handlers.onInvite) return this.#notAllowed(transaction);
    transaction.respond(100);
    const call = new IncomingCall(this.#context(), transaction);
    this.#safely(
      () => this.#handlers.onInvite?.(call),
      () => call.reject(500),
    );
  }

  #requested(transaction: ServerTransaction): void | Promise<void> {
    const { method, to } = transaction.request;
    if (tagOf(to) !== undefined) return this.#inDialog(transaction);
    if (method === 'OPTIONS') {
      return transaction.respond(200, { headers: { ...this.#context().headers, accept: 'application/sdp' } });
    }
    if (method === 'REGISTER' && this.#handlers.onRegister) {
      return this.#handlers.onRegister(new IncomingRegister(transaction));
    }
    if (OF_DIALOGS.has(method)) transaction.respond(481);
    else this.#notAllowed(transaction);
  }

  #inDialog(transaction: ServerTransaction): void {
    const found = this.#context().dialogs.get(dialogIdOf(transaction.request));
    if (found) found.call.receive(transaction, found.dialog);
    else transaction.respond(481);
  }

  #notAllowed(transaction: ServerTransaction): void {
    transaction.respond(405, { headers: this.#context().headers });
  }

  #guard(transaction: ServerTransaction, work: () => void | Promise<void>): void {
    const refusal = refusalOf(transaction.request, this.#supported);
    if (refusal) transaction.respond(refusal.status, refusal);
    else this.#safely(work, () => transaction.respond(500));
  }

  /** An error of the application never leaves a caller without an answer. */
  #safely(work: () => void | Promise<void>, refuse: () => void): void {
    const failed = (error: unknown): void => {
      this.#handlers.onError(error);
      refuse();
    };
    try {
      Promise.resolve(work()).catch(failed);
    } catch (error) {
      failed(error);
    }
  }
}
