import {
  type Client,
  createClient,
  DESK_NAMESPACE,
  type DeskClientEvents,
  type DeskServerEvents,
  type MessageEntry,
  sendMessage,
} from '@guichet/contracts';
import { io, type Socket } from 'socket.io-client';
import type { TrialPerson } from '../routing/trial-house.ts';

/** An agent's desk with its chats: a socket and requests as the browser has them. */
export class TrialAgent {
  readonly socket: Socket<DeskServerEvents, DeskClientEvents>;
  readonly person: TrialPerson;
  private readonly call: Client;
  onEntry: (entry: MessageEntry) => void = () => undefined;

  constructor(url: string, person: TrialPerson) {
    this.person = person;
    this.call = createClient(url, { headers: { cookie: person.cookie } });
    this.socket = io(`${url}${DESK_NAMESPACE}`, {
      ...{ transports: ['websocket'], extraHeaders: { cookie: person.cookie }, forceNew: true },
      ...{ reconnectionDelay: 200, reconnectionDelayMax: 1000 },
    });
    // A refusal while the database is away is taken for no last word.
    this.socket.on('connect_error', () => void (this.socket.active || setTimeout(() => this.socket.connect(), 300)));
    this.socket.on('chat.entry', (entry) => this.onEntry(entry));
  }

  async come(): Promise<this> {
    await new Promise<void>((resolve) => this.socket.once('connect', () => resolve()));
    return this;
  }

  open(conversationId: string, after: number) {
    return this.socket
      .timeout(5000)
      .emitWithAck('chat.open', { conversationId, after })
      .catch(() => null);
  }

  /** One try. */
  send(conversationId: string, clientId: string, text: string): Promise<MessageEntry | null> {
    const input = { conversationId, clientId, mode: 'reply' as const, html: `<p>${text}</p>` };
    const signal = AbortSignal.timeout(5000);
    return this.call(sendMessage, input, { signal }).catch(() => null);
  }
}
