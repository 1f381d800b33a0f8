import { UdpTransport, UserAgent, WebSocketTransport } from '../../libs/sip/src/index.ts';
import { ObservedTransport } from './observed-transport.ts';

const UNLIMITED = { perSecond: 1_000_000, burst: 1_000_000 };
const SDP = 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 8\r\n';

/**
 * Our user agent on loopback, answering all that may be answered. Limits of rate are off, so that each message counts.
 */
export class TortureListener {
  /** What threw within it: none may. */
  readonly errors: unknown[] = [];
  /** Answers since they were last taken, wherever they went. */
  readonly answers: Buffer[] = [];
  readonly #udp = new UdpTransport({ port: 0, rate: UNLIMITED });
  readonly #webSocket = new WebSocketTransport({ port: 0, rate: UNLIMITED });
  readonly #agent: UserAgent;

  constructor() {
    const observe = (bytes: Buffer): void => void this.answers.push(bytes);
    this.#agent = new UserAgent({
      transports: [new ObservedTransport(this.#udp, observe), new ObservedTransport(this.#webSocket, observe)],
      refusalRate: UNLIMITED,
      handlers: {
        onInvite: (call) => {
          call.accept({ type: 'application/sdp', content: SDP });
          // Nobody will acknowledge it.
          call.end();
        },
        onRegister: (register) => register.accept(register.contacts),
        onError: (error) => this.errors.push(error),
      },
    });
  }

  async start(): Promise<{ udp: number; webSocket: number }> {
    await this.#agent.start();
    return { udp: this.#udp.place.port, webSocket: this.#webSocket.place.port };
  }

  stop(): Promise<void> {
    return this.#agent.stop();
  }
}
