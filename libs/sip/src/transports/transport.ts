/** Where something listens or comes from. */
export interface Place {
  host: string;
  port: number;
}

/** The way between us and one peer: a connection or, over UDP, a pair of addresses (RFC 5626 §2). */
export interface Flow {
  readonly id: string;
  readonly transport: 'UDP' | 'WS';
  /** Reliable ways need no retransmission (RFC 3261 §17). */
  readonly isReliable: boolean;
  readonly isOpen: boolean;
  readonly local: Place;
  readonly remote: Place;
  /** What a browser has said when it connected: the page it shows, and whom it asked. */
  readonly handshake?: { readonly origin: string | undefined; readonly host: string | undefined } | undefined;
  /** The peer's own address, where an edge before us keeps its connection. */
  readonly client?: string | undefined;
  /** What cannot be sent is lost, as on any network: timers find out. */
  send(bytes: Buffer): void;
  /** The same peer at another port, where the transport knows such a thing (RFC 3261 §18.2.2). */
  atPort(port: number): Flow;
}

export interface Transport {
  start(receiver: Receiver): Promise<void>;
  stop(): Promise<void>;
}

/** Who takes in what transports bring. */
export interface Receiver {
  receive(bytes: Buffer, flow: Flow): void;
  closed(flow: Flow): void;
}
