import type { SipClock } from '../clock.ts';
import { MalformedMessage } from '../messages/malformed-message.ts';
import { isRequest, type SipRequest, type SipResponse } from '../messages/message.ts';
import { parseMessage } from '../messages/parse-message.ts';
import { formatVia } from '../messages/via.ts';
import { writeMessage } from '../messages/write-message.ts';
import { EdgeConnections } from './edge-connections.ts';
import { refusalOf } from './refusal.ts';
import { type Rate, TokenBuckets } from './token-buckets.ts';
import type { Flow, Receiver, Transport } from './transport.ts';

export interface TransportUser {
  onRequest(request: SipRequest, flow: Flow): void;
  onResponse(response: SipResponse, flow: Flow): void;
  onFlowClosed(flow: Flow): void;
  onMalformed(problem: MalformedMessage, flow: Flow): void;
  /** An error of ours; the message that led to it is lost. */
  onError(error: unknown): void;
}

export interface TransportSettings {
  clock: SipClock;
  refusals?: Rate | undefined;
  edges?: EdgeConnections | undefined;
}

/** Refusals of malformed requests over UDP, where a source can be forged, to one address. */
const REFUSALS: Rate = { perSecond: 5, burst: 20 };
const KEEP_ALIVE = /^[\r\n\0]{0,4}$/;

/** RFC 3261 §18: from bytes to messages, whichever the transport. */
export class TransportLayer implements Receiver {
  readonly #transports: readonly Transport[];
  readonly #user: TransportUser;
  readonly #edges: EdgeConnections;
  readonly #refusals: TokenBuckets;

  constructor(
    transports: readonly Transport[],
    user: TransportUser,
    { clock, refusals = REFUSALS, edges = new EdgeConnections(() => false) }: TransportSettings,
  ) {
    this.#transports = transports;
    this.#user = user;
    this.#edges = edges;
    this.#refusals = new TokenBuckets(refusals, clock);
  }

  async start(): Promise<void> {
    await Promise.all(this.#transports.map((transport) => transport.start(this)));
  }

  async stop(): Promise<void> {
    await Promise.all(this.#transports.map((transport) => transport.stop()));
  }

  receive(bytes: Buffer, flow: Flow): void {
    try {
      if (bytes.length <= 4 && KEEP_ALIVE.test(bytes.toString('latin1'))) answerKeepAlive(bytes, flow);
      else this.#take(bytes, flow);
    } catch (error) {
      if (error instanceof MalformedMessage) this.#refuse(error, flow);
      else this.#user.onError(error);
    }
  }

  closed(flow: Flow): void {
    this.#user.onFlowClosed(flow);
  }

  #take(bytes: Buffer, flow: Flow): void {
    const message = parseMessage(bytes);
    if (isRequest(message)) this.#request(message, flow);
    else this.#user.onResponse(message, flow);
  }

  #request(message: SipRequest, flow: Flow): void {
    const way = wayBack(message, flow);
    const closed = this.#edges.closedBy(message, way);
    if (closed) this.#user.onFlowClosed(closed);
    this.#user.onRequest(withReceived(message, flow), this.#edges.flowOf(message, way));
  }

  #refuse(problem: MalformedMessage, flow: Flow): void {
    this.#user.onMalformed(problem, flow);
    if (!problem.remains || !(flow.isReliable || this.#refusals.take(flow.remote.host))) return;
    flow.send(writeMessage(refusalOf(problem, problem.remains)));
  }
}

/** RFC 5626 §3.5.1: a double CRLF is a ping, and a single one its answer; over UDP nothing is said. */
function answerKeepAlive(bytes: Buffer, flow: Flow): void {
  if (flow.isReliable && bytes.toString('latin1') === '\r\n\r\n') flow.send(Buffer.from('\r\n'));
}

/** RFC 3261 §18.2.1 and RFC 3581 §4: notes in the topmost Via where the request came from. */
function withReceived(request: SipRequest, flow: Flow): SipRequest {
  const { via, headers } = request;
  const hasRport = via.parameters.has('rport');
  const host = flow.remote.host;
  if (!hasRport && via.host === host) return request;
  const parameters = new Map(via.parameters).set('received', host);
  if (hasRport) parameters.set('rport', String(flow.remote.port));
  const noted = { ...via, parameters };
  headers.set('via', [formatVia(noted), ...headers.all('via').slice(1)]);
  return { ...request, via: noted };
}

/** RFC 3261 §18.2.2: without `rport` an answer goes to the port that Via names, at the address it came from. */
function wayBack({ via }: SipRequest, flow: Flow): Flow {
  return via.parameters.has('rport') ? flow : flow.atPort(via.port ?? 5060);
}
