import {
  type CallbackView,
  changeMyStatus,
  createQueue,
  type CallbackOffer,
  type ErrorCode,
  getMyWork,
  acceptOffer,
  createSite,
  listCallbacks,
  type RequestOf,
  updateCallbackSettings,
  type WidgetClientEvents,
} from '@guichet/contracts';
import { ChannelEmailModule, EmailInboxesService } from '@guichet/channel-email';
import { ChannelChatModule } from '@guichet/channel-chat';
import { ConversationsModule } from '@guichet/conversations';
import { CustomersModule } from '@guichet/customers';
import { IdentityModule } from '@guichet/identity';
import { eventually, signIn, startTestApp, type TestApp, type TestPerson } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { Page, SHOP } from '../../channel-chat/src/chat-house.fixtures.ts';
import { ChannelCallbackModule } from './channel-callback.module.ts';

const startCallbackApp = (more: Parameters<typeof startTestApp>[0] = []): Promise<TestApp> =>
  startTestApp([
    ...[IdentityModule, CustomersModule, ConversationsModule, ChannelChatModule, ChannelEmailModule],
    ...[ChannelCallbackModule, ...more],
  ]);

type Answered<T> = ({ ok: true } & T) | { ok: false; code: ErrorCode; reason?: string };
type Ask = Partial<Parameters<WidgetClientEvents['callback.ask']>[0]>;

/** A visitor of the shop who asks to be called. */
export class Asker<P extends Pick<Page, 'socket'> = Page> {
  readonly page: P;
  constructor(page: P) {
    this.page = page;
  }
  offer(): Promise<Answered<CallbackOffer>> {
    return new Promise((resolve) => this.page.socket.emit('callback.offer', { language: 'fr' }, resolve));
  }
  ask(number: string, more: Ask = {}): Promise<Answered<{ callback: CallbackView }>> {
    const input = {
      clientId: uuid(),
      number,
      country: 'FR',
      language: 'fr' as const,
      fields: {},
      agrees: true as const,
    };
    return new Promise((resolve) => this.page.socket.emit('callback.ask', { ...input, ...more }, resolve));
  }
  code(number: string, email: string): Promise<Answered<{ minutes: number }>> {
    const input = { number, country: 'FR', email, language: 'fr' as const };
    return new Promise((resolve) => this.page.socket.emit('callback.code', input, resolve));
  }
  cancel(callbackId: string): Promise<Answered<{ callback: CallbackView }>> {
    return new Promise((resolve) => this.page.socket.emit('callback.cancel', { callbackId }, resolve));
  }
  async asked(number: string, more: Ask = {}): Promise<CallbackView> {
    const answer = await this.ask(number, more);
    if (!answer.ok) throw new Error(`refused: ${answer.code} ${answer.reason}`);
    return answer.callback;
  }
}

/** A tenant whose shop calls back, and an administrator. */
async function openCallbackHouse(app: TestApp, wishes: Partial<RequestOf<typeof createSite>> = {}) {
  const tenant = await app.tenant();
  const admin = await signIn(app, tenant, { role: 'administrator', name: 'Ada' });
  const { queue } = await admin.call(createQueue, {
    ...{ name: 'Service client', channels: { callback: { wrapUpSeconds: 0 } } },
  });
  const address = `contact-${uuid().slice(-8)}@boutique.test`;
  const mail = await app.as(tenant, () => app.get(EmailInboxesService).create({ name: 'Contact', address }));
  const { site } = await admin.call(createSite, {
    ...{ name: 'Boutique', origins: [SHOP], mailInboxId: mail.id, queueId: queue.id, callbackQueueId: queue.id },
    ...{ offersWhenBusy: true, ...wishes },
  });
  const open: { close(): void }[] = [];
  const inTenant = <T>(work: Parameters<typeof app.db.tx<T>>[0]) => app.as(tenant, () => app.db.tx(work));

  /** Somebody with a desk that stays connected; ready unless he is away. */
  async function agent(name: string, { isAway = false } = {}): Promise<TestPerson> {
    const person = await signIn(app, tenant, { name });
    const data = { id: uuid(), userId: person.userId, processId: uuid(), seenAt: new Date(Date.now() + 3_600_000) };
    await inTenant((tx) => tx.agentConnection.create({ data }));
    if (!isAway) await person.call(changeMyStatus, { action: 'ready' });
    return person;
  }
  async function asker(): Promise<Asker> {
    const page = await Page.open(app.url, site.key);
    open.push(page);
    return new Asker(page);
  }
  /** Accepts what rings next; answers its conversation. */
  async function accept(person: TestPerson): Promise<string> {
    const offer = await eventually('an offer', async () => (await person.call(getMyWork, {})).offers[0]);
    await person.call(acceptOffer, { workItemId: offer.workItemId });
    return offer.subject.id;
  }
  const set = (settings: Omit<RequestOf<typeof updateCallbackSettings>, 'siteId'>) =>
    admin.call(updateCallbackSettings, { siteId: site.id, ...settings });
  const callback = async (conversationId: string) =>
    (await admin.call(listCallbacks, { conversationId })).callbacks.at(-1)!;
  const row = (id: string) =>
    inTenant((tx) => tx.callback.findFirstOrThrow({ where: { id }, include: { attempts: true } }));
  const work = (subjectId: string) =>
    inTenant((tx) => tx.workItem.findMany({ where: { subjectId }, orderBy: { enqueuedAt: 'asc' } }));
  const close = () => open.splice(0).forEach((one) => one.close());
  return { app, tenant, admin, site, queue, inTenant, agent, asker, accept, set, callback, row, work, close };
}

/** One app for the tests of a file; the pages of each test are closed after it. */
export function callbackHouses(more: Parameters<typeof startCallbackApp>[0] = []) {
  let app: TestApp;
  const houses: { close(): void }[] = [];
  beforeAll(async () => (app = await startCallbackApp(more)));
  afterEach(() => houses.splice(0).forEach((house) => house.close()));
  afterAll(() => app.stop());
  const open = async (wishes: Parameters<typeof openCallbackHouse>[1] = {}) => {
    const house = await openCallbackHouse(app, wishes);
    houses.push(house);
    return house;
  };
  return { app: () => app, open };
}
