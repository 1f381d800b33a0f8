import type { DigestCredentials } from '../authentication/digest-client.ts';
import { Dialog } from '../dialogs/dialog.ts';
import { newCallId, newTag } from '../identifiers.ts';
import { type RequestParts, type SipResponse, tagOf } from '../messages/message.ts';
import { withTag } from '../messages/name-addr.ts';
import { bodyOf, type HeaderValues, type SipBody } from '../transactions/response-to.ts';
import type { Flow } from '../transports/transport.ts';
import { Call } from './call.ts';
import { type CallContext, contactOn } from './call-context.ts';
import { failureOf, type FinalAnswer } from './final-answer.ts';
import { type InitialRequest, initialRequest } from './initial-request.ts';
import { InviteAttempt } from './invite-attempt.ts';

/** Phones of one call that are told apart; a network that says more rings them unseen. */
const MAX_FORKS = 20;

/** Without a body the other side is asked for an offer. */
export interface InviteOptions extends InitialRequest {
  /** The way to the other side, or to the proxy before it. */
  flow: Flow;
  /** For a trunk that challenges. */
  credentials?: DigestCredentials | undefined;
}

/** We call somebody. */
export class OutgoingCall extends Call {
  readonly callId = newCallId();
  readonly hasMadeCallId = true;
  readonly #options: InviteOptions;
  readonly #attempt: InviteAttempt;
  readonly #early = new Set<string>();
  #number = Math.floor(Math.random() * 10_000);

  constructor(context: CallContext, options: InviteOptions) {
    super(context, options.flow, options.credentials);
    this.#options = { ...options, from: withTag(options.from, newTag()) };
    this.#attempt = new InviteAttempt(this, (credentials) => this.#invite(credentials), {
      onProvisional: (response) => this.#progressed(response),
      onAccepted: (response) => this.#accepted(response),
      onRefused: (answer) => this.#refused(answer),
    });
    this.#attempt.send();
  }

  /** CANCEL; `onFailed` follows with 487, as soon as the other side has confirmed it. */
  protected abandon(): void {
    this.#attempt.cancel();
  }

  #invite(credentials: HeaderValues | undefined): RequestParts {
    const headers = { contact: contactOn(this.flow), ...this.commonHeaders, ...this.#options.headers, ...credentials };
    return initialRequest('INVITE', this.callId, ++this.#number, { ...this.#options, headers });
  }

  /** Each tag is a phone of its own that rings (§13.2.2.1). */
  #progressed(response: SipResponse): void {
    const tag = tagOf(response.to);
    if (response.status === 100) return this.handlers.onTrying?.();
    if (tag !== undefined && !this.#early.has(tag) && this.#early.size < MAX_FORKS) {
      this.#early.add(tag);
      this.listenTo(Dialog.ofClient(this.#attempt.request, response));
    }
    this.handlers.onProgress?.(response);
  }

  /** The first who answers has the call; others, and who answers what was given up, are hung up (§13.2.2.4). */
  #accepted(response: SipResponse): void {
    const dialog = Dialog.ofClient(this.#attempt.request, response);
    if (this.state !== 'early' || this.#attempt.isCancelled) return this.#decline(dialog, response);
    this.confirm(dialog);
    const hasOffered = this.#options.body !== undefined;
    if (hasOffered) this.#attempt.acknowledge(dialog, response);
    const acknowledge = (body: SipBody): void => {
      if (!hasOffered) this.#attempt.acknowledge(dialog, response, body);
    };
    this.handlers.onAnswered?.({ response, body: bodyOf(response), acknowledge });
  }

  #decline(dialog: Dialog, response: SipResponse): void {
    this.#attempt.acknowledge(dialog, response);
    const nobody = { onResponse: () => undefined, onFailure: () => undefined };
    this.transactions.request(dialog.request('BYE', { headers: this.commonHeaders }), this.flow, nobody);
    this.#refused(failureOf(487));
  }

  #refused(answer: FinalAnswer): void {
    if (this.state !== 'early') return;
    this.end();
    this.handlers.onFailed?.(answer);
  }
}
