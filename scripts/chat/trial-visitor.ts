import { randomUUID } from 'node:crypto';
import {
  type ChatMessage,
  SITE_PARAMETER,
  WIDGET_NAMESPACE,
  type WidgetClientEvents,
  type WidgetServerEvents,
} from '@guichet/contracts';
import { io, type Socket } from 'socket.io-client';
import { comeAgain } from '../routing/trial-desk.ts';
import { TRIAL_ORIGIN } from './trial-site.ts';

type WidgetSocket = Socket<WidgetServerEvents, WidgetClientEvents>;
export interface Acked {
  ok: boolean;
  code?: string;
  retryAfterSeconds?: number;
}

/** A visitor's page: a socket as the widget has one. */
export class TrialVisitor {
  readonly socket: WidgetSocket;
  conversationId = '';
  onMessage: (message: ChatMessage) => void = () => undefined;
  token = '';

  constructor(url: string, siteKey: string, delays = { reconnectionDelay: 200, reconnectionDelayMax: 1000 }) {
    this.socket = io(`${url}${WIDGET_NAMESPACE}`, {
      ...{ transports: ['websocket'], forceNew: true, query: { [SITE_PARAMETER]: siteKey }, ...delays },
      auth: (give) => give({ siteKey, ...(this.token ? { token: this.token } : {}) }),
      extraHeaders: { origin: TRIAL_ORIGIN },
    });
    comeAgain(this.socket);
    this.socket.on('welcome', ({ token }) => (this.token = token));
    this.socket.on('message', (message) => this.onMessage(message));
  }

  /** Until the first welcome. */
  async come(): Promise<this> {
    await new Promise<void>((resolve) => this.socket.once('welcome', () => resolve()));
    return this;
  }

  async start(text: string): Promise<void> {
    const input = { clientId: randomUUID(), text, language: 'fr' as const };
    for (;;) {
      const answer = await this.socket
        .timeout(10_000)
        .emitWithAck('start', input)
        .catch(() => null);
      if (answer?.ok) return void (this.conversationId = answer.chat.conversationId);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  /** One try; a line that breaks before the answer is no answer. */
  send(clientId: string, text: string, ms = 5000): Promise<Acked> {
    const input = { conversationId: this.conversationId, clientId, text };
    return this.socket
      .timeout(ms)
      .emitWithAck('send', input)
      .catch(() => ({ ok: false, code: 'no_answer' }));
  }

  resync(after: number) {
    return this.socket
      .timeout(5000)
      .emitWithAck('resync', { conversationId: this.conversationId, after })
      .catch(() => null);
  }
}
