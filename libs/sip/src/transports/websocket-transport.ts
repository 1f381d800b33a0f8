import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type RunningTimer, type SipClock, systemClock } from '../clock.ts';
import { LIMITS } from '../messages/limits.ts';
import { type Rate, TokenBuckets } from './token-buckets.ts';
import type { Place, Receiver, Transport } from './transport.ts';
import { WebSocketFlow } from './websocket-flow.ts';

export interface WebSocketOptions {
  /** An HTTP server whose upgrades at `path` are taken; without, it listens on its own. */
  server?: Server;
  path?: string;
  /** Loopback unless said otherwise; `port` 0: any. */
  host?: string;
  port?: number;
  /** How peers know this side, in Via and Contact; where it listens unless said otherwise. */
  name?: Place;
  /** Whether whoever asks may come in: the place to look at Origin. */
  admit?: (request: IncomingMessage) => boolean;
  /** The peer's address as far as a proxy before us is believed. */
  addressOf?: (request: IncomingMessage) => string;
  maxConnections?: number;
  maxConnectionsPerAddress?: number;
  /** Messages of one connection; one that goes beyond is closed. */
  rate?: Rate;
  clock?: SipClock;
}

const RATE: Rate = { perSecond: 50, burst: 200 };
/** A connection that does not answer a ping by the next one is gone. */
const PING_MS = 20_000;

/** SIP over WebSocket, server's side (RFC 7118). */
export class WebSocketTransport implements Transport {
  readonly #options: WebSocketOptions;
  readonly #clock: SipClock;
  readonly #buckets: TokenBuckets;
  readonly #flows = new Set<WebSocketFlow>();
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.messageBytes,
    perMessageDeflate: false,
    handleProtocols: () => 'sip',
  });
  #server: Server | undefined;
  #receiver: Receiver | undefined;
  #ping: RunningTimer | undefined;

  constructor(options: WebSocketOptions = {}) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#buckets = new TokenBuckets(options.rate ?? RATE, this.#clock);
  }

  async start(receiver: Receiver): Promise<void> {
    const { server, host = '127.0.0.1', port = 0 } = this.#options;
    this.#receiver = receiver;
    this.#server = server ?? createServer((_, response) => response.writeHead(426, { upgrade: 'websocket' }).end());
    this.#server.on('upgrade', this.#upgrade);
    this.#pingLater();
    if (server) return;
    this.#server.listen(port, host);
    await once(this.#server, 'listening');
  }

  async stop(): Promise<void> {
    this.#ping?.stop();
    this.#receiver = undefined;
    const server = this.#server;
    server?.off('upgrade', this.#upgrade);
    for (const flow of this.#flows) flow.terminate();
    if (server && server !== this.#options.server) await new Promise((resolve) => server.close(resolve));
  }

  /** How peers know this side. */
  get place(): Place {
    if (this.#options.name) return this.#options.name;
    const { address, port, family } = this.#server!.address() as AddressInfo;
    return { host: family === 'IPv6' ? `[${address}]` : address, port };
  }

  readonly #upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const [path] = (request.url ?? '').split('?', 1);
    if (this.#options.server && path !== (this.#options.path ?? '/sip')) return;
    const address = this.#options.addressOf?.(request) ?? request.socket.remoteAddress ?? '';
    const refusal = this.#refusalOf(request, address);
    if (refusal) refuse(socket, refusal);
    else this.#sockets.handleUpgrade(request, socket, head, (opened) => this.#open(opened, request, address));
  };

  #refusalOf(request: IncomingMessage, address: string): string | undefined {
    const { admit, maxConnections = 10_000, maxConnectionsPerAddress = 500 } = this.#options;
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    // RFC 7118 §4.1: the client must offer it.
    if (!offered.includes('sip')) return '400 Bad Request';
    if (admit && !admit(request)) return '403 Forbidden';
    const ofAddress = [...this.#flows].filter((flow) => flow.remote.host === address).length;
    const isFull = this.#flows.size >= maxConnections || ofAddress >= maxConnectionsPerAddress;
    return isFull ? '503 Service Unavailable' : undefined;
  }

  #open(socket: WebSocket, request: IncomingMessage, address: string): void {
    const remote = { host: address, port: request.socket.remotePort ?? 0 };
    const flow = new WebSocketFlow(socket, this.place, remote, request.headers);
    this.#flows.add(flow);
    socket.on('message', (data) => {
      if (this.#buckets.take(flow.id)) this.#receiver?.receive(data as Buffer, flow);
      else flow.close(1008);
    });
    // What is wrong with a frame closes the connection, and that is told below.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#flows.delete(flow);
      this.#buckets.forget(flow.id);
      this.#receiver?.closed(flow);
    });
  }

  #pingLater(): void {
    this.#ping = this.#clock.start(PING_MS, () => {
      for (const flow of this.#flows) flow.ping();
      this.#pingLater();
    });
  }
}

function refuse(socket: Duplex, status: string): void {
  // Who goes before he has heard it is nobody's error.
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
