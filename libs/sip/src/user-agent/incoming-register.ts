import { wholeNumber } from '../messages/grammar.ts';
import type { SipRequest } from '../messages/message.ts';
import type { Parameters } from '../messages/parameters.ts';
import type { ResponseOptions } from '../transactions/response-to.ts';
import type { ServerTransaction } from '../transactions/server-transaction.ts';
import type { Flow } from '../transports/transport.ts';

export interface RegisteredContact {
  uri: string;
  /** 0: to be forgotten. */
  expiresSeconds: number;
  parameters: Parameters;
}

const DEFAULT_SECONDS = 3600;
const MAX_SECONDS = 2 ** 32 - 1;

/** A REGISTER (RFC 3261 §10.3). Who may register what, and for how long, is the application's to say. */
export class IncomingRegister {
  readonly request: SipRequest;
  readonly flow: Flow;
  /** Empty where only the present ones are asked for. */
  readonly contacts: readonly RegisteredContact[];
  /** `Contact: *`: all are to be forgotten. */
  readonly isRemovingAll: boolean;
  /** Proxies that requests to these contacts must pass (RFC 3327). */
  readonly path: readonly string[];
  readonly #transaction: ServerTransaction;

  constructor(transaction: ServerTransaction) {
    const { request, flow } = transaction;
    this.#transaction = transaction;
    this.request = request;
    this.flow = flow;
    this.isRemovingAll = request.headers.get('contact') === '*';
    this.path = request.headers.all('path');
    const standard = wholeNumber(request.headers.get('expires'), MAX_SECONDS) ?? DEFAULT_SECONDS;
    this.contacts = request.contacts.map(({ uri, parameters }) => ({
      ...{ uri, parameters },
      expiresSeconds: wholeNumber(parameters.get('expires'), MAX_SECONDS) ?? standard,
    }));
  }

  /** With all contacts that are registered now. */
  accept(contacts: readonly { uri: string; expiresSeconds: number }[], options: ResponseOptions = {}): void {
    const contact = contacts.map(({ uri, expiresSeconds }) => `<${uri}>;expires=${expiresSeconds}`);
    const headers = { contact, path: this.path, date: new Date().toUTCString(), ...options.headers };
    this.#transaction.respond(200, { ...options, headers });
  }

  reject(status: number, options: ResponseOptions = {}): void {
    this.#transaction.respond(status, options);
  }
}
