import type { DigestCredentials } from '../authentication/digest-client.ts';
import { TimerSet } from '../clock.ts';
import type { Dialog, DialogRequestOptions } from '../dialogs/dialog.ts';
import type { SipRequest } from '../messages/message.ts';
import { bodyOf, type HeaderValues, type SipBody } from '../transactions/response-to.ts';
import type { ServerTransaction } from '../transactions/server-transaction.ts';
import type { TransactionLayer } from '../transactions/transaction-layer.ts';
import type { Flow } from '../transports/transport.ts';
import { type CallContext, contactOn } from './call-context.ts';
import type { CallHandlers, EndReason } from './call-handlers.ts';
import { failureOf, finalAnswer, type FinalAnswer } from './final-answer.ts';
import { receiveInDialog } from './in-dialog-request.ts';
import type { ChangeAnswer } from './offer-attempt.ts';
import { SessionChanges } from './session-changes.ts';

/** Requests that say where ours of this dialog go: Contact is theirs to carry (RFC 3311 §5.1, RFC 3515, RFC 6665). */
const TARGETED = new Set(['UPDATE', 'REFER', 'NOTIFY']);

export type CallState = 'early' | 'confirmed' | 'ended';

/** One leg: an INVITE and the dialog it has made (RFC 3261 §12–15). */
export abstract class Call {
  handlers: CallHandlers = {};
  /** Where requests of ours go. */
  flow: Flow;
  readonly credentials: DigestCredentials | undefined;
  protected readonly context: CallContext;
  protected readonly timers: TimerSet;
  protected readonly changes: SessionChanges;
  #state: CallState = 'early';
  #dialog: Dialog | undefined;
  #hangUpAfterAck: HeaderValues | undefined;
  readonly #dialogIds = new Set<string>();

  constructor(context: CallContext, flow: Flow, credentials?: DigestCredentials) {
    this.context = context;
    this.flow = flow;
    this.credentials = credentials;
    this.timers = new TimerSet(context.clock);
    this.changes = new SessionChanges(this, this.timers, () => this.#noAck());
    context.calls.add(this);
  }

  get state(): CallState {
    return this.#state;
  }

  /** The one that was confirmed. */
  get dialog(): Dialog | undefined {
    return this.#dialog;
  }

  get transactions(): TransactionLayer {
    return this.context.transactions;
  }

  get commonHeaders(): HeaderValues {
    return this.context.headers;
  }

  /** Whoever has made the Call-ID waits longer after glare (§14.1). */
  abstract get hasMadeCallId(): boolean;
  /** Ends it before it was answered. */
  protected abstract abandon(): void;

  /** Ends it, whatever state it is in; nobody is told of what the application does itself. */
  hangUp(headers: HeaderValues = {}): void {
    if (this.#state === 'early') this.abandon();
    // §15: whoever was called waits for the ACK before a BYE.
    else if (this.#state === 'confirmed' && !this.changes.isAcknowledged) this.#hangUpAfterAck = headers;
    else if (this.#state === 'confirmed') this.#bye(headers);
  }

  /** Offers a change, or without a body asks for an offer. */
  reinvite(body?: SipBody): Promise<ChangeAnswer> {
    return this.changes.change('INVITE', body);
  }

  /** The other side has connected again, and registered so. */
  moveTo(flow: Flow, contact: string, path: readonly string[]): void {
    if (flow.id === this.flow.id) return;
    this.flow = flow;
    this.#dialog?.moveTo(contact, path);
  }

  update(body?: SipBody): Promise<ChangeAnswer> {
    return this.changes.change('UPDATE', body);
  }

  info(body: SipBody): Promise<FinalAnswer> {
    return this.request('INFO', { body });
  }

  /** Asks the other side to call somebody; how that goes comes by `onNotify`. */
  refer(target: string, headers: HeaderValues = {}): Promise<FinalAnswer> {
    return this.request('REFER', { headers: { 'refer-to': `<${target}>`, ...headers } });
  }

  /** Any request within the dialog; 481 where there is none, or none any more. */
  async request(method: string, options: DialogRequestOptions = {}): Promise<FinalAnswer> {
    const dialog = this.#dialog;
    if (!dialog || this.#state !== 'confirmed') return failureOf(481);
    const contact = TARGETED.has(method) ? contactOn(this.flow) : undefined;
    const headers = { contact, ...this.commonHeaders, ...options.headers };
    const answer = await finalAnswer(
      this.transactions,
      this.flow,
      (credentials) => dialog.request(method, { ...options, headers: { ...headers, ...credentials } }),
      this.credentials,
    );
    this.judge(answer);
    return answer;
  }

  /** §12.2.1.2: who does not know the dialog, or does not answer, has left it. */
  judge({ status }: FinalAnswer): void {
    if (status === 481 || status === 408) this.endWith('gone');
  }

  /** A request of the other side within a dialog of this call. */
  receive(transaction: ServerTransaction, dialog: Dialog): void {
    const { request } = transaction;
    if (!dialog.takes(request)) return transaction.respond(500);
    if (request.method === 'BYE') {
      transaction.respond(200);
      this.endWith('bye');
    } else if (request.method === 'INVITE' || request.method === 'UPDATE') {
      this.changes.receive(transaction, dialog);
    } else {
      receiveInDialog(this, transaction);
    }
  }

  receiveAck(ack: SipRequest): void {
    if (!this.changes.takesAck(ack)) return;
    this.handlers.onAcknowledged?.(bodyOf(ack));
    if (this.#hangUpAfterAck) this.#bye(this.#hangUpAfterAck);
  }

  /** Forgets it, with its timers. */
  end(): void {
    this.#state = 'ended';
    this.timers.stopAll();
    this.changes.stop();
    this.context.calls.delete(this);
    for (const id of this.#dialogIds) this.context.dialogs.delete(id);
  }

  /** Requests within this dialog are for this call from now on. */
  protected listenTo(dialog: Dialog): void {
    this.#dialogIds.add(dialog.id);
    this.context.dialogs.set(dialog.id, { call: this, dialog });
  }

  protected confirm(dialog: Dialog): void {
    this.#state = 'confirmed';
    this.#dialog = dialog;
    this.listenTo(dialog);
  }

  protected endWith(reason: EndReason): void {
    if (this.#state === 'ended') return;
    this.end();
    this.handlers.onEnded?.(reason);
  }

  #bye(headers: HeaderValues): void {
    const bye = this.request('BYE', { headers });
    this.end();
    void bye;
  }

  /** §13.3.1.4: an answer that is never acknowledged ends the session. */
  #noAck(): void {
    if (this.#state !== 'confirmed') return;
    this.#bye(this.#hangUpAfterAck ?? {});
    if (!this.#hangUpAfterAck) this.handlers.onEnded?.('no ACK');
  }
}
