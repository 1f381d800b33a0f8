import { type DeskClientEvents, type DeskServerEvents, DESK_NAMESPACE, type Offer } from '@guichet/contracts';
import { io, type Socket } from 'socket.io-client';
import type { TrialPerson } from './trial-house.ts';

const AGAIN_MS = 500;
/** What a server refuses while it starts or stops is not tried again by the library. */
export function comeAgain(socket: Pick<Socket, 'on' | 'active' | 'connect'>): void {
  socket.on('connect_error', () => void (socket.active || setTimeout(() => socket.connect(), AGAIN_MS)));
}

/** An agent's desk: a socket as the browser has one. */
export class TrialDesk {
  readonly socket: Socket<DeskServerEvents, DeskClientEvents>;
  readonly person: TrialPerson;

  private constructor(url: string, person: TrialPerson) {
    this.person = person;
    this.socket = io(`${url}${DESK_NAMESPACE}`, {
      ...{ transports: ['websocket'], extraHeaders: { cookie: person.cookie }, forceNew: true },
      ...{ reconnectionDelay: 200, reconnectionDelayMax: 1000 },
    });
  }

  static async open(url: string, person: TrialPerson): Promise<TrialDesk> {
    const desk = new TrialDesk(url, person);
    comeAgain(desk.socket);
    await new Promise<void>((resolve) => desk.socket.once('connect', resolve));
    return desk;
  }

  /** The next offer that comes, with when it came. */
  nextOffer(ms: number): Promise<{ offer: Offer; at: number }> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no offer within ${ms} ms`)), ms);
      this.socket.once('offer.made', (offer) => {
        clearTimeout(timer);
        resolve({ offer, at: performance.now() });
      });
    });
  }

  /** As when the browser is killed: the connection is gone without a word, and nobody comes back. */
  kill(): void {
    const { engine } = this.socket.io as unknown as { engine: { transport: { ws: { terminate?: () => void } } } };
    this.socket.io.reconnection(false);
    engine.transport.ws.terminate?.();
    this.socket.disconnect();
  }

  close(): void {
    this.socket.disconnect();
  }
}
