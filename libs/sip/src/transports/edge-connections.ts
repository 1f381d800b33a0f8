import type { SipRequest } from '../messages/message.ts';
import type { Flow, Place } from './transport.ts';

/** What an edge says of a browser's connection in requests that it hands on (deploy/kamailio). */
const SAID = {
  name: 'x-edge-connection',
  address: 'x-edge-address',
  origin: 'x-edge-origin',
  host: 'x-edge-host',
  closed: 'x-edge-closed',
} as const;
/** Connections that are kept in mind; beyond it the oldest are forgotten, and their end is found out by silence. */
const MAX_CONNECTIONS = 20_000;

/** A browser's connection as an edge keeps it: nothing but UDP reaches us, yet it is open or closed, and has a page and an address. */
class EdgeConnection implements Flow {
  readonly id: string;
  readonly transport = 'UDP';
  readonly isReliable = false;
  handshake: Flow['handshake'];
  client: string | undefined;
  isClosed = false;
  readonly #edge: Flow;

  constructor(edge: Flow, name: string) {
    this.#edge = edge;
    this.id = `${edge.id} ${name}`;
  }

  get isOpen(): boolean {
    return !this.isClosed && this.#edge.isOpen;
  }
  get local(): Place {
    return this.#edge.local;
  }
  get remote(): Place {
    return this.#edge.remote;
  }

  send(bytes: Buffer): void {
    this.#edge.send(bytes);
  }
  atPort(): Flow {
    return this;
  }
}

/** The browsers behind the edges before us. Nobody but an edge is believed what it says of a connection. */
export class EdgeConnections {
  readonly #isEdge: (address: string) => boolean;
  readonly #open = new Map<string, EdgeConnection>();

  constructor(isEdge: (address: string) => boolean) {
    this.#isEdge = isEdge;
  }

  isEdge({ transport, remote }: Flow): boolean {
    return transport === 'UDP' && this.#isEdge(remote.host);
  }

  /** The connection that a request has come by; where none is named, the way itself. */
  flowOf({ headers }: SipRequest, flow: Flow): Flow {
    const name = headers.get(SAID.name);
    if (!name || !this.isEdge(flow)) return flow;
    const connection = this.named(flow, name);
    connection.client = headers.get(SAID.address);
    connection.handshake = { origin: headers.get(SAID.origin), host: headers.get(SAID.host) };
    return connection;
  }

  /** One that a Path names: the edge calls its connections so there too. */
  named(edge: Flow, name: string): EdgeConnection {
    const made = new EdgeConnection(edge, name);
    const known = this.#open.get(made.id);
    if (known) return known;
    if (this.#open.size >= MAX_CONNECTIONS) this.#open.delete(this.#open.keys().next().value!);
    this.#open.set(made.id, made);
    return made;
  }

  /** The connection whose end this request tells of. */
  closedBy({ headers }: SipRequest, flow: Flow): Flow | undefined {
    const name = headers.get(SAID.closed);
    if (!name || !this.isEdge(flow)) return undefined;
    const id = `${flow.id} ${name}`;
    const connection = this.#open.get(id);
    this.#open.delete(id);
    if (connection) connection.isClosed = true;
    return connection;
  }
}
