import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import { type SipClock, systemClock } from '../clock.ts';
import { type Rate, TokenBuckets } from './token-buckets.ts';
import type { Flow, Place, Receiver, Transport } from './transport.ts';

export interface UdpOptions {
  /** Loopback unless said otherwise. */
  host?: string;
  /** 0: any. */
  port?: number;
  /** Datagrams taken in from one address; what is beyond is not looked at. */
  rate?: Rate;
  clock?: SipClock;
}

/** A trunk brings many calls from one address. */
const RATE: Rate = { perSecond: 500, burst: 2000 };

/**
 * SIP over UDP (RFC 3261 §18). Every message is one datagram, so what is longer than the path carries is cut up by IP;
 * §18.1.1 would have it go over TCP, which is not spoken here.
 */
export class UdpTransport implements Transport {
  readonly #options: UdpOptions;
  readonly #buckets: TokenBuckets;
  #socket: Socket | undefined;
  #place: Place | undefined;

  constructor(options: UdpOptions = {}) {
    this.#options = options;
    this.#buckets = new TokenBuckets(options.rate ?? RATE, options.clock ?? systemClock);
  }

  async start(receiver: Receiver): Promise<void> {
    const { host = '127.0.0.1', port = 5060 } = this.#options;
    const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
    socket.bind(port, host);
    await once(socket, 'listening');
    this.#socket = socket;
    this.#place = { host: bracketed(socket.address().address), port: socket.address().port };
    socket.on('message', (bytes, from) => {
      if (this.#buckets.take(from.address)) receiver.receive(bytes, this.flowTo(from.address, from.port));
    });
    // A datagram that cannot be delivered is a lost one.
    socket.on('error', () => undefined);
  }

  async stop(): Promise<void> {
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket) await new Promise<void>((resolve) => socket.close(resolve));
  }

  /** Where it listens. */
  get place(): Place {
    if (!this.#place) throw new Error('UDP does not listen yet');
    return this.#place;
  }

  /** The way to a peer, named by its IP address. */
  flowTo(address: string, port: number): Flow {
    const isBound = (): boolean => this.#socket !== undefined;
    return {
      ...{ id: `UDP ${address} ${port}`, transport: 'UDP', isReliable: false },
      ...{ local: this.place, remote: { host: address, port } },
      get isOpen() {
        return isBound();
      },
      // With a callback errors come there, and are nobody's.
      send: (bytes) => this.#socket?.send(bytes, port, address, () => undefined),
      atPort: (other) => this.flowTo(address, other),
    };
  }
}

const bracketed = (address: string): string => (isIPv6(address) ? `[${address}]` : address);
