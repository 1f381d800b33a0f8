import type { Flow, Receiver, Transport } from '../../libs/sip/src/index.ts';

/** A transport whose outgoing messages are seen: an answer goes to the port that Via names, where nobody may listen. */
export class ObservedTransport implements Transport {
  readonly #transport: Transport;
  readonly #observe: (bytes: Buffer) => void;

  constructor(transport: Transport, observe: (bytes: Buffer) => void) {
    this.#transport = transport;
    this.#observe = observe;
  }

  start(receiver: Receiver): Promise<void> {
    return this.#transport.start({
      receive: (bytes, flow) => receiver.receive(bytes, this.#observed(flow)),
      closed: (flow) => receiver.closed(flow),
    });
  }

  stop(): Promise<void> {
    return this.#transport.stop();
  }

  #observed(flow: Flow): Flow {
    return {
      ...{ id: flow.id, transport: flow.transport, isReliable: flow.isReliable },
      ...{ local: flow.local, remote: flow.remote },
      get isOpen() {
        return flow.isOpen;
      },
      send: (bytes) => {
        this.#observe(bytes);
        flow.send(bytes);
      },
      atPort: (port) => this.#observed(flow.atPort(port)),
    };
  }
}
