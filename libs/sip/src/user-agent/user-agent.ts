import type { DigestCredentials } from '../authentication/digest-client.ts';
import { type SipClock, systemClock } from '../clock.ts';
import { newCallId, newTag } from '../identifiers.ts';
import type { MalformedMessage } from '../messages/malformed-message.ts';
import { withTag } from '../messages/name-addr.ts';
import { TransactionLayer } from '../transactions/transaction-layer.ts';
import type { EdgeConnections } from '../transports/edge-connections.ts';
import type { Rate } from '../transports/token-buckets.ts';
import type { Flow, Transport } from '../transports/transport.ts';
import { TransportLayer } from '../transports/transport-layer.ts';
import type { CallContext } from './call-context.ts';
import { finalAnswer, type FinalAnswer } from './final-answer.ts';
import type { IncomingCall } from './incoming-call.ts';
import type { IncomingRegister } from './incoming-register.ts';
import { type InitialRequest, initialRequest } from './initial-request.ts';
import { type InviteOptions, OutgoingCall } from './outgoing-call.ts';
import { RequestDispatcher } from './request-dispatcher.ts';

/** What an application does with what comes. Whatever throws or rejects here is answered with 500. */
export interface UserAgentHandlers {
  onInvite?(call: IncomingCall): void | Promise<void>;
  onRegister?(register: IncomingRegister): void | Promise<void>;
  onFlowClosed?(flow: Flow): void;
  onMalformed?(problem: MalformedMessage, flow: Flow): void;
  onError(error: unknown): void;
}

export interface UserAgentOptions {
  transports: readonly Transport[];
  handlers: UserAgentHandlers;
  /** How the program calls itself. */
  name?: string;
  /** Option tags that a request may require (RFC 3261 §19.2), such as `path`. */
  supported?: readonly string[];
  /** Answers to malformed requests over UDP, to one address. */
  refusalRate?: Rate;
  /** Browsers behind edges before us. */
  edges?: EdgeConnections;
  clock?: SipClock;
}

const METHODS = ['INVITE', 'ACK', 'CANCEL', 'BYE', 'OPTIONS', 'UPDATE', 'INFO', 'REFER', 'NOTIFY'];

/** Both sides of SIP on some transports (RFC 3261 §6): calls in, calls out, registrations, OPTIONS. */
export class UserAgent {
  readonly #handlers: UserAgentHandlers;
  readonly #transports: TransportLayer;
  readonly #context: CallContext;

  constructor(options: UserAgentOptions) {
    const { transports, handlers, name, supported = [], clock = systemClock } = options;
    const transactions = new TransactionLayer(new RequestDispatcher(() => this.#context, handlers, supported), clock);
    const allow = [...METHODS, ...(handlers.onRegister ? ['REGISTER'] : [])].join(', ');
    const headers = { allow, supported, 'user-agent': name };
    this.#handlers = handlers;
    this.#context = { transactions, clock, dialogs: new Map(), calls: new Set(), headers };
    const user = {
      onRequest: transactions.receiveRequest.bind(transactions),
      onResponse: transactions.receiveResponse.bind(transactions),
      onFlowClosed: (flow: Flow) => this.#flowClosed(flow),
      onMalformed: (problem: MalformedMessage, flow: Flow) => handlers.onMalformed?.(problem, flow),
      onError: (error: unknown) => handlers.onError(error),
    };
    const { refusalRate: refusals, edges } = options;
    this.#transports = new TransportLayer(transports, user, { clock, refusals, edges });
  }

  start(): Promise<void> {
    return this.#transports.start();
  }

  /** Ends all at once and tells nobody: hang up first whom it should not surprise. No timer is left. */
  async stop(): Promise<void> {
    for (const call of [...this.#context.calls]) call.end();
    this.#context.transactions.stop();
    await this.#transports.stop();
  }

  /** Sends an INVITE at once; what comes of it is told to the call's `handlers`. */
  invite(options: InviteOptions): OutgoingCall {
    return new OutgoingCall(this.#context, options);
  }

  /** A request outside dialogs, such as OPTIONS or REGISTER to a trunk. */
  request(
    method: string,
    { flow, credentials, ...options }: InitialRequest & { flow: Flow; credentials?: DigestCredentials | undefined },
  ): Promise<FinalAnswer> {
    const [callId, from] = [newCallId(), withTag(options.from, newTag())];
    const headers = { 'user-agent': this.#context.headers['user-agent'], ...options.headers };
    let number = 0;
    return finalAnswer(
      this.#context.transactions,
      flow,
      (more) => initialRequest(method, callId, ++number, { ...options, from, headers: { ...headers, ...more } }),
      credentials,
    );
  }

  #flowClosed(flow: Flow): void {
    this.#context.transactions.flowClosed(flow);
    for (const call of [...this.#context.calls]) {
      if (call.flow.id === flow.id) call.handlers.onFlowClosed?.();
    }
    this.#handlers.onFlowClosed?.(flow);
  }
}
