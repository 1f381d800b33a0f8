import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { WebSocket } from 'ws';
import type { Flow, Place } from './transport.ts';

/** What may wait to be sent to a peer who does not read. */
const MAX_BUFFERED_BYTES = 1_000_000;

/** One connection of a browser. */
export class WebSocketFlow implements Flow {
  readonly id = `WS ${randomUUID()}`;
  readonly transport = 'WS';
  readonly isReliable = true;
  readonly local: Place;
  readonly remote: Place;
  readonly handshake: { origin: string | undefined; host: string | undefined };
  readonly #socket: WebSocket;
  #hasAnswered = true;

  constructor(socket: WebSocket, local: Place, remote: Place, { origin, host }: IncomingHttpHeaders) {
    this.#socket = socket;
    this.local = local;
    this.remote = remote;
    this.handshake = { origin, host };
    socket.on('pong', () => (this.#hasAnswered = true));
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** As text: what browsers' libraries read (RFC 7118 §5), unless it is none. */
  send(bytes: Buffer): void {
    if (!this.isOpen) return;
    if (this.#socket.bufferedAmount > MAX_BUFFERED_BYTES) return this.terminate();
    this.#socket.send(bytes, { binary: !isUtf8(bytes) });
  }

  atPort(): Flow {
    return this;
  }

  ping(): void {
    if (!this.#hasAnswered) return this.terminate();
    this.#hasAnswered = false;
    this.#socket.ping();
  }

  close(code: number): void {
    this.#socket.close(code);
  }

  terminate(): void {
    this.#socket.terminate();
  }
}
