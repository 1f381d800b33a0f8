import type { DigestCredentials } from '../authentication/digest-client.ts';
import type { Dialog } from '../dialogs/dialog.ts';
import { type RequestParts, type SipResponse, tagOf } from '../messages/message.ts';
import { writeMessage } from '../messages/write-message.ts';
import type { InviteClientTransaction } from '../transactions/invite-client-transaction.ts';
import type { HeaderValues, SipBody } from '../transactions/response-to.ts';
import type { TransactionLayer } from '../transactions/transaction-layer.ts';
import { withVia } from '../transactions/with-via.ts';
import type { Flow } from '../transports/transport.ts';
import { answerOf, credentialsFor, failureOf, type FinalAnswer, type RequestBuilder } from './final-answer.ts';

export interface InviteUser {
  onProvisional(response: SipResponse): void;
  /** Once for each who has answered; it is to be acknowledged. */
  onAccepted(response: SipResponse): void;
  onRefused(answer: FinalAnswer): void;
}

/** An INVITE of ours, first or within a dialog: challenges, forked answers, their ACKs, and giving up. */
export class InviteAttempt {
  readonly #transactions: TransactionLayer;
  readonly #flow: Flow;
  readonly #build: RequestBuilder;
  readonly #user: InviteUser;
  readonly #credentials: DigestCredentials | undefined;
  /** By the tag of who answered; undefined until the application has said what the ACK carries. */
  readonly #acks = new Map<string, Buffer | undefined>();
  #transaction: InviteClientTransaction | undefined;
  #authorization: HeaderValues | undefined;
  #isCancelled = false;
  #hasSentCancel = false;
  #attempts = 0;

  constructor(
    way: { transactions: TransactionLayer; flow: Flow; credentials: DigestCredentials | undefined },
    build: RequestBuilder,
    user: InviteUser,
  ) {
    this.#transactions = way.transactions;
    this.#flow = way.flow;
    this.#credentials = way.credentials;
    this.#build = build;
    this.#user = user;
  }

  get request(): RequestParts {
    return this.#transaction!.request;
  }

  get isCancelled(): boolean {
    return this.#isCancelled;
  }

  send(authorization?: HeaderValues): void {
    this.#attempts += 1;
    this.#authorization = authorization;
    this.#transaction = this.#transactions.invite(this.#build(authorization), this.#flow, {
      onResponse: (response) => this.#answered(response),
      onFailure: (status) => this.#user.onRefused(failureOf(status)),
    });
  }

  /** At once, or when the first provisional answer comes (RFC 3261 §9.1). */
  cancel(): void {
    if (this.#isCancelled) return;
    this.#isCancelled = true;
    if (this.#transaction?.canBeCancelled) this.#sendCancel();
  }

  /** The ACK of a 2xx goes from end to end; it is sent again for each repeated 2xx (§13.2.2.4). */
  acknowledge(dialog: Dialog, response: SipResponse, body?: SipBody): void {
    const ack = dialog.request('ACK', { headers: this.#authorization, body }, response.cseq.number);
    const bytes = writeMessage(withVia(ack, this.#flow));
    this.#acks.set(dialog.remoteTag, bytes);
    this.#flow.send(bytes);
  }

  #answered(response: SipResponse): void {
    if (response.status < 200) this.#proceeding(response);
    else if (response.status < 300) this.#accepted(response);
    else this.#refused(response);
  }

  #proceeding(response: SipResponse): void {
    if (!this.#isCancelled) this.#user.onProvisional(response);
    else if (!this.#hasSentCancel) this.#sendCancel();
  }

  #sendCancel(): void {
    this.#hasSentCancel = true;
    this.#transactions.cancel(this.#transaction!);
  }

  #accepted(response: SipResponse): void {
    const tag = tagOf(response.to) ?? '';
    const ack = this.#acks.get(tag);
    if (ack) this.#flow.send(ack);
    if (this.#acks.has(tag)) return;
    this.#acks.set(tag, undefined);
    this.#user.onAccepted(response);
  }

  #refused(response: SipResponse): void {
    const canRepeat = !this.#isCancelled && this.#attempts < 3;
    const answer = canRepeat ? credentialsFor(response, this.request, this.#credentials) : undefined;
    if (answer) this.send(answer);
    else this.#user.onRefused(answerOf(response));
  }
}
