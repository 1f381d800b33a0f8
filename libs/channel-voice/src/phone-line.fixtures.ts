import { once } from 'node:events';
import type { Flow, Receiver, Transport } from '@guichet/sip';
import { type ClientOptions, WebSocket } from 'ws';

/** The browser's side of SIP over WebSocket (RFC 7118): one connection, that may be lost and made again. */
export class PhoneLine implements Transport {
  readonly host = `${Math.random().toString(36).slice(2)}.invalid`;
  flow: Flow | undefined;
  private receiver: Receiver | undefined;
  private socket: WebSocket | undefined;
  private readonly url: string;
  private readonly options: ClientOptions;

  constructor(url: string, options: ClientOptions = {}) {
    this.url = url.replace(/^http/, 'ws');
    this.options = options;
  }

  async start(receiver: Receiver): Promise<void> {
    this.receiver = receiver;
    await this.connect();
  }

  /** Also once more, after it was lost. */
  async connect(): Promise<void> {
    const socket = new WebSocket(this.url, 'sip', this.options);
    await once(socket, 'open');
    this.socket = socket;
    const place = { host: this.host, port: 5060 };
    const flow: Flow = {
      ...{ id: `phone ${Math.random()}`, transport: 'WS', isReliable: true, local: place, remote: place },
      get isOpen() {
        return socket.readyState === WebSocket.OPEN;
      },
      send: (bytes) => socket.send(bytes.toString()),
      atPort: () => flow,
    };
    this.flow = flow;
    socket.on('message', (data) => this.receiver?.receive(data as Buffer, flow));
    socket.on('close', () => this.receiver?.closed(flow));
    socket.on('error', () => undefined);
  }

  /** As when a tab is killed: nobody says goodbye. */
  cut(): void {
    this.socket?.terminate();
  }

  stop(): Promise<void> {
    this.cut();
    return Promise.resolve();
  }
}
