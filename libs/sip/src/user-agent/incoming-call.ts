import { Dialog } from '../dialogs/dialog.ts';
import { type SipRequest } from '../messages/message.ts';
import { bodyOf, type ResponseOptions, type SipBody } from '../transactions/response-to.ts';
import type { InviteServerTransaction, ServerTransaction } from '../transactions/server-transaction.ts';
import { Call } from './call.ts';
import { type CallContext, contactOn } from './call-context.ts';

/** A caller who waits hears of us once a minute, or proxies between give him up (RFC 3261 §13.3.1.1). */
const PROGRESS_EVERY_MS = 60_000;

/** Somebody calls us. */
export class IncomingCall extends Call {
  readonly invite: SipRequest;
  /** The caller's offer; undefined where he asks for ours. */
  readonly body: SipBody | undefined;
  readonly hasMadeCallId = false;
  readonly #transaction: InviteServerTransaction;
  readonly #early: Dialog;

  constructor(context: CallContext, transaction: InviteServerTransaction) {
    super(context, transaction.flow);
    this.invite = transaction.request;
    this.body = bodyOf(transaction.request);
    this.#transaction = transaction;
    this.#early = Dialog.ofServer(transaction.request, transaction.toTag);
    this.listenTo(this.#early);
    transaction.onCancel = () => this.#cancelled();
  }

  /** 101–199: ringing, a place in the queue, music before the answer. Repeated by itself while the caller waits. */
  progress(status: number, options: ResponseOptions = {}): void {
    if (this.state !== 'early') return;
    this.#respond(status, options);
    this.#repeatProgress();
  }

  /** With the answer to the caller's offer, or an offer where he made none: his answer comes by `onAcknowledged`. */
  accept(body: SipBody, options: ResponseOptions = {}): void {
    if (this.state !== 'early') return;
    this.timers.stop('progress');
    this.confirm(this.#early);
    this.#respond(200, { ...options, body });
    this.changes.awaitAck(this.#transaction);
  }

  /** 300–699. */
  reject(status: number, options: ResponseOptions = {}): void {
    if (this.state !== 'early') return;
    this.#transaction.respond(status, options);
    this.end();
  }

  /** A BYE before the answer ends the INVITE too (§15.1.2). */
  override receive(transaction: ServerTransaction, dialog: Dialog): void {
    if (this.state !== 'early' || transaction.request.method !== 'BYE') return super.receive(transaction, dialog);
    transaction.respond(200);
    this.#cancelled();
  }

  protected abandon(): void {
    this.reject(480);
  }

  #cancelled(): void {
    if (this.state !== 'early') return;
    this.reject(487);
    this.handlers.onCancelled?.();
  }

  #respond(status: number, options: ResponseOptions): void {
    const headers = { contact: contactOn(this.#transaction.flow), ...this.commonHeaders, ...options.headers };
    this.#transaction.respond(status, { ...options, headers });
  }

  #repeatProgress(): void {
    this.timers.start('progress', PROGRESS_EVERY_MS, () => {
      this.#transaction.repeatAnswer();
      this.#repeatProgress();
    });
  }
}
