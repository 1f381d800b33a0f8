import {
  acceptOffer,
  type AnswerOf,
  type ChatMessage,
  type ChatState,
  changeMyStatus,
  createSite,
  DESK_NAMESPACE,
  type DeskClientEvents,
  type DeskServerEvents,
  getMyWork,
  type MessageEntry,
  type RequestOf,
  sendMessage,
  SITE_PARAMETER,
  type Welcome,
  WIDGET_NAMESPACE,
  type WidgetClientEvents,
  type WidgetServerEvents,
} from '@guichet/contracts';
import { ChannelEmailModule, EmailInboxesService } from '@guichet/channel-email';
import { ConversationsModule } from '@guichet/conversations';
import { CustomersModule } from '@guichet/customers';
import { IdentityModule } from '@guichet/identity';
import { eventually, signIn, startTestApp, type TestApp, type TestPerson } from '@guichet/testing';
import { io, type Socket } from 'socket.io-client';
import { v7 as uuid } from 'uuid';
import { ChannelChatModule } from './channel-chat.module.ts';

export const SHOP = 'https://boutique.test';
export const MODULES = [IdentityModule, CustomersModule, ConversationsModule, ChannelChatModule, ChannelEmailModule];
export const startChatApp = (settings: Parameters<typeof startTestApp>[1] = {}): Promise<TestApp> =>
  startTestApp(MODULES, settings);

type WidgetClient = Socket<WidgetServerEvents, WidgetClientEvents>;
type DeskClient = Socket<DeskServerEvents, DeskClientEvents>;
type Answered<T> = ({ ok: true } & T) | { ok: false; code: string; retryAfterSeconds?: number };

interface Given {
  token?: string;
  identity?: string;
  origin?: string;
  /** The address that a proxy names. */
  from?: string | undefined;
}
export const forwarded = (from: string | undefined): Record<string, string> =>
  from ? { 'x-forwarded-for': from } : {};

/** A page of a site with its widget: what it was told, and what it says. */
export class Page {
  readonly socket: WidgetClient;
  readonly messages: ChatMessage[] = [];
  readonly chats: ChatState[] = [];
  readonly heard: [string, unknown][] = [];
  token = '';
  welcome: Welcome | undefined;
  refusal: string | undefined;

  constructor(url: string, siteKey: string, given: Given = {}) {
    const { origin = SHOP, from, ...auth } = given;
    this.socket = io(`${url}${WIDGET_NAMESPACE}`, {
      ...{ transports: ['websocket'], forceNew: true, query: { [SITE_PARAMETER]: siteKey } },
      ...{ auth: { siteKey, ...auth }, extraHeaders: { origin, ...forwarded(from) } },
      ...{ reconnectionDelay: 100, reconnectionDelayMax: 300 },
    });
    this.socket.on('welcome', (welcome) => {
      this.welcome = welcome;
      this.token = welcome.token;
    });
    this.socket.on('connect_error', (error) => {
      this.refusal = (error as { data?: { code?: string } }).data?.code ?? error.message;
    });
    this.socket.on('message', (message) => void this.messages.push(message));
    this.socket.on('chat', (chat) => void this.chats.push(chat));
    this.socket.onAny((name: string, data: unknown) => void this.heard.push([name, data]));
  }

  static async open(url: string, siteKey: string, given: Given = {}): Promise<Page> {
    const page = new Page(url, siteKey, given);
    await eventually('a welcome', () => page.welcome ?? page.refusal);
    return page;
  }

  start(text: string, more: object = {}): Promise<Answered<{ chat: ChatState; message: ChatMessage }>> {
    const input = { clientId: uuid(), text, language: 'fr' as const, ...more };
    return new Promise((resolve) => this.socket.emit('start', input, resolve));
  }
  send(conversationId: string, text: string, more: object = {}): Promise<Answered<{ message: ChatMessage }>> {
    return new Promise((resolve) =>
      this.socket.emit('send', { conversationId, clientId: uuid(), text, ...more }, resolve),
    );
  }
  resync(
    conversationId: string,
    after = 0,
  ): Promise<Answered<{ chat: ChatState; messages: ChatMessage[]; hasMore: boolean }>> {
    return new Promise((resolve) => this.socket.emit('resync', { conversationId, after }, resolve));
  }
  end(conversationId: string): Promise<Answered<{ chat: ChatState }>> {
    return new Promise((resolve) => this.socket.emit('end', { conversationId }, resolve));
  }
  last<N extends keyof WidgetServerEvents>(name: N): Parameters<WidgetServerEvents[N]>[0] | undefined {
    return this.heard.findLast(([one]) => one === name)?.[1] as Parameters<WidgetServerEvents[N]>[0] | undefined;
  }
  close(): void {
    this.socket.disconnect();
  }
}

/** Somebody at the desk, connected and ready. */
export class Agent {
  readonly person: TestPerson;
  readonly socket: DeskClient;
  readonly entries: MessageEntry[] = [];
  readonly heard: [string, unknown][] = [];

  constructor(url: string, person: TestPerson) {
    this.person = person;
    this.socket = io(`${url}${DESK_NAMESPACE}`, {
      ...{ transports: ['websocket'], forceNew: true, extraHeaders: { cookie: person.cookie } },
    });
    this.socket.on('chat.entry', (entry) => void this.entries.push(entry));
    this.socket.onAny((name: string, data: unknown) => void this.heard.push([name, data]));
  }

  static async open(url: string, person: TestPerson): Promise<Agent> {
    const agent = new Agent(url, person);
    await eventually('a desk', () => agent.socket.connected);
    await eventually('ready', () => person.call(changeMyStatus, { action: 'ready' }).then(Boolean, () => false));
    return agent;
  }

  /** Accepts the next chat that rings, and opens it. */
  async accept(): Promise<string> {
    const offer = await eventually('an offer', async () => (await this.person.call(getMyWork, {})).offers[0]);
    await this.person.call(acceptOffer, { workItemId: offer.workItemId });
    await this.look(offer.subject.id);
    return offer.subject.id;
  }
  look(conversationId: string, after = 0) {
    return new Promise<Parameters<Parameters<DeskClientEvents['chat.open']>[1]>[0]>((resolve) =>
      this.socket.emit('chat.open', { conversationId, after }, resolve),
    );
  }
  say(conversationId: string, text: string, more: Partial<RequestOf<typeof sendMessage>> = {}) {
    const input = { conversationId, clientId: uuid(), mode: 'reply' as const, html: `<p>${text}</p>`, ...more };
    return this.person.call(sendMessage, input);
  }
  close(): void {
    this.socket.disconnect();
  }
}

export type ChatHouse = Awaited<ReturnType<typeof openChatHouse>>;

/** A tenant with a site, its mail inbox, and an administrator. */
export async function openChatHouse(app: TestApp, wishes: Partial<RequestOf<typeof createSite>> = {}) {
  const tenant = await app.tenant();
  const admin = await signIn(app, tenant, { role: 'administrator', name: 'Ada' });
  const address = `contact-${uuid().slice(-8)}@boutique.test`;
  const mail = await app.as(tenant, () => app.get(EmailInboxesService).create({ name: 'Contact', address }));
  const made: AnswerOf<typeof createSite> = await admin.call(createSite, {
    ...{ name: 'Boutique', origins: [SHOP], mailInboxId: mail.id, ...wishes },
  });
  const { site, warnings } = made;
  const open: { close(): void }[] = [];
  const kept = <T extends { close(): void }>(one: T): T => (open.push(one), one);
  return {
    ...{ app, tenant, admin, site, warnings, mail },
    inTenant: <T>(work: Parameters<typeof app.db.tx<T>>[0]) => app.as(tenant, () => app.db.tx(work)),
    page: async (given: Given = {}) => kept(await Page.open(app.url, site.key, given)),
    agent: async (name = 'Nadia Roche', more: Parameters<typeof signIn>[2] = {}) =>
      kept(await Agent.open(app.url, await signIn(app, tenant, { name, ...more }))),
    close: () => open.forEach((one) => one.close()),
  };
}
