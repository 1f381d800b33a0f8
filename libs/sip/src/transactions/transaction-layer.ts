import type { SipClock } from '../clock.ts';
import { type RequestParts, type SipRequest, type SipResponse, tagOf } from '../messages/message.ts';
import { parseVia } from '../messages/via.ts';
import { writeMessage } from '../messages/write-message.ts';
import type { Flow } from '../transports/transport.ts';
import {
  type ClientTransaction,
  type ClientTransactionUser,
  NonInviteClientTransaction,
} from './client-transaction.ts';
import { InviteClientTransaction } from './invite-client-transaction.ts';
import { responseTo } from './response-to.ts';
import { InviteServerTransaction, NonInviteServerTransaction, type ServerTransaction } from './server-transaction.ts';
import { clientKey, mergeKey, serverKey } from './transaction-key.ts';
import { withVia } from './with-via.ts';

/** The transaction user of RFC 3261 §5. */
export interface TransactionUser {
  onInvite(transaction: InviteServerTransaction): void;
  onRequest(transaction: ServerTransaction): void;
  /** Of a 2xx; others end in their transaction. */
  onAck(ack: SipRequest, flow: Flow): void;
}

/** Under way at once; who comes beyond is told to come later. */
const MAX_SERVER_TRANSACTIONS = 20_000;

/** RFC 3261 §17: finds the transaction of each message, and makes new ones. */
export class TransactionLayer {
  readonly #user: TransactionUser;
  readonly #clock: SipClock;
  readonly #clients = new Map<string, ClientTransaction>();
  readonly #servers = new Map<string, ServerTransaction>();
  /** Of requests outside dialogs, to know those that came by two ways. */
  readonly #merged = new Map<string, string>();

  constructor(user: TransactionUser, clock: SipClock) {
    this.#user = user;
    this.#clock = clock;
  }

  receiveRequest(request: SipRequest, flow: Flow): void {
    const known = this.#servers.get(serverKey(request, flow));
    if (request.method === 'ACK') {
      if (known instanceof InviteServerTransaction) known.acknowledged();
      if (!known || known.finalStatus! < 300) this.#user.onAck(request, flow);
    } else if (known) {
      known.retransmitted();
    } else if (this.#servers.size >= MAX_SERVER_TRANSACTIONS) {
      flow.send(writeMessage(responseTo(request, 503, 'busy', { headers: { 'Retry-After': '10' } })));
    } else if (request.method === 'CANCEL') {
      this.#cancel(request, flow);
    } else {
      this.#takeNew(request, flow);
    }
  }

  receiveResponse(response: SipResponse): void {
    const { via, cseq } = response;
    const transaction = this.#clients.get(clientKey(via.parameters.get('branch'), cseq.method));
    if (!transaction) return;
    // §18.1.2: what names another sender in Via was not meant for us.
    const ours = parseVia(transaction.request.headers.get('via')!)!;
    if (ours.host === via.host && ours.port === via.port) transaction.received(response);
  }

  /** Sends a request with a Via of its own. */
  request(request: RequestParts, flow: Flow, user: ClientTransactionUser): ClientTransaction {
    return this.#start(withVia(request, flow), flow, user);
  }

  invite(request: RequestParts, flow: Flow, user: ClientTransactionUser): InviteClientTransaction {
    return this.request(request, flow, user) as InviteClientTransaction;
  }

  /** RFC 3261 §9.1. */
  cancel(invite: InviteClientTransaction): void {
    this.#start(invite.cancelRequest(), invite.flow, { onResponse: () => undefined, onFailure: () => undefined });
  }

  flowClosed(flow: Flow): void {
    for (const transaction of [...this.#clients.values()]) {
      if (transaction.flow.id === flow.id) transaction.flowClosed();
    }
  }

  /** Ends everything, with its timers. */
  stop(): void {
    for (const transaction of [...this.#clients.values(), ...this.#servers.values()]) transaction.terminate();
  }

  #start(request: RequestParts, flow: Flow, user: ClientTransactionUser): ClientTransaction {
    const key = clientKey(parseVia(request.headers.get('via')!)?.parameters.get('branch'), request.method);
    const Kind = request.method === 'INVITE' ? InviteClientTransaction : NonInviteClientTransaction;
    const onTerminated = (): void => void this.#clients.delete(key);
    const transaction = new Kind(request, flow, user, { clock: this.#clock, onTerminated });
    this.#clients.set(key, transaction);
    transaction.start();
    if (!flow.isOpen) queueMicrotask(() => transaction.flowClosed());
    return transaction;
  }

  #takeNew(request: SipRequest, flow: Flow): void {
    const key = serverKey(request, flow);
    const merge = mergeKey(request, flow);
    const isOutsideDialogs = tagOf(request.to) === undefined;
    const isMerged = isOutsideDialogs && this.#merged.has(merge);
    const Kind = request.method === 'INVITE' ? InviteServerTransaction : NonInviteServerTransaction;
    const onTerminated = (): void => {
      this.#servers.delete(key);
      if (this.#merged.get(merge) === key) this.#merged.delete(merge);
    };
    const transaction = new Kind(request, flow, { clock: this.#clock, onTerminated });
    this.#servers.set(key, transaction);
    if (isMerged) return transaction.respond(482);
    if (isOutsideDialogs) this.#merged.set(merge, key);
    if (transaction instanceof InviteServerTransaction) this.#user.onInvite(transaction);
    else this.#user.onRequest(transaction);
  }

  /** §9.2: a CANCEL is answered in any case; only an INVITE without a final answer is ended by it. */
  #cancel(cancel: SipRequest, flow: Flow): void {
    const key = serverKey(cancel, flow);
    const invite = this.#servers.get(serverKey(cancel, flow, 'INVITE'));
    const onTerminated = (): void => void this.#servers.delete(key);
    const toTag = invite ? { toTag: invite.toTag } : {};
    const transaction = new NonInviteServerTransaction(cancel, flow, { clock: this.#clock, onTerminated, ...toTag });
    this.#servers.set(key, transaction);
    transaction.respond(invite ? 200 : 481);
    if (invite instanceof InviteServerTransaction && invite.finalStatus === undefined) invite.onCancel?.(cancel);
  }
}
