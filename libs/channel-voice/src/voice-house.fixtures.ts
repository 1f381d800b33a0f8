import {
  type CallPass,
  type CallView,
  changeMyStatus,
  createQueue,
  createSite,
  type ErrorCode,
  openSoftphone,
  type RequestOf,
  SITE_PARAMETER,
  WIDGET_NAMESPACE,
  type WidgetClientEvents,
  type WidgetServerEvents,
} from '@guichet/contracts';
import { ConversationsModule } from '@guichet/conversations';
import { CustomersModule } from '@guichet/customers';
import { IdentityModule } from '@guichet/identity';
import { type rows } from '@guichet/platform';
import { eventually, signIn, startTestApp, type TestApp, type TestPerson } from '@guichet/testing';
import { io, type Socket } from 'socket.io-client';
import { v7 as uuid } from 'uuid';
import { ChannelVoiceModule } from './channel-voice.module.ts';
import { Phone } from './phone.fixtures.ts';

export const SHOP = 'https://boutique.test';
export const startVoiceApp = (settings: Parameters<typeof startTestApp>[1] = {}): Promise<TestApp> =>
  startTestApp([IdentityModule, CustomersModule, ConversationsModule, ChannelVoiceModule], settings);

type Answered<T> = ({ ok: true } & T) | { ok: false; code: ErrorCode };

/** Where pages connect, and where telephones do: at the app as well, or at an edge before it. */
interface Doors {
  url: string;
  sipUrl: string;
}

/** A page of the shop with its telephone. */
export class Visitor {
  readonly socket: Socket<WidgetServerEvents, WidgetClientEvents>;
  readonly views: CallView[] = [];
  phone: Phone;
  pass: CallPass | undefined;
  private readonly sipUrl: string;

  private constructor({ url, sipUrl }: Doors, siteKey: string, phone: Phone, token?: string) {
    this.sipUrl = sipUrl;
    this.phone = phone;
    this.socket = io(`${url}${WIDGET_NAMESPACE}`, {
      ...{ transports: ['websocket'], forceNew: true, query: { [SITE_PARAMETER]: siteKey } },
      ...{ auth: { siteKey, ...(token ? { token } : {}) }, extraHeaders: { origin: SHOP } },
    });
    this.socket.on('call', (view) => void this.views.push(view));
  }

  static async open(doors: Doors, siteKey: string, token?: string): Promise<Visitor> {
    const visitor = new Visitor(doors, siteKey, await Phone.open(doors.sipUrl, SHOP), token);
    await eventually('a line', () => visitor.socket.connected);
    return visitor;
  }

  start(more: object = {}): Promise<Answered<CallPass>> {
    const input = { clientId: uuid(), language: 'fr' as const, fields: {}, ...more };
    return new Promise((resolve) => this.socket.emit('call.start', input, resolve));
  }
  resume(callId: string): Promise<Answered<CallPass>> {
    return new Promise((resolve) => this.socket.emit('call.resume', { callId }, resolve));
  }
  /** Asks for a call, and makes it. */
  async calls(more: object = {}): Promise<CallPass> {
    const answer = await this.start(more);
    if (!answer.ok) throw new Error(`refused: ${answer.code}`);
    this.pass = answer;
    this.phone.dial(answer.target, answer.account);
    await this.phone.hears('progress 183');
    return answer;
  }
  /** Another page: another telephone, the same call. */
  async comesBack(): Promise<void> {
    this.phone = await Phone.open(this.sipUrl, SHOP);
    const answer = await this.resume(this.pass!.call.callId);
    if (!answer.ok) throw new Error(`refused: ${answer.code}`);
    this.phone.dial(answer.target, answer.account);
    await this.hasLine();
  }
  /** His INVITE has come to something. */
  hasLine(): Promise<unknown> {
    return eventually('a line', () => this.phone.heard.find((word) => /^(progress|answered|failed|ended)/.test(word)));
  }
  sees(what: string, look: (view: CallView) => boolean): Promise<CallView> {
    return eventually(what, () => this.views.findLast(look));
  }
  async close(): Promise<void> {
    this.socket.disconnect();
    await this.phone.close();
  }
}

export interface Seat {
  person: TestPerson;
  phone: Phone;
}
export type VoiceHouse = Awaited<ReturnType<typeof openVoiceHouse>>;

/** A tenant whose shop offers calls, and an administrator. */
export async function openVoiceHouse(
  app: TestApp,
  wishes: Partial<RequestOf<typeof createSite>> = {},
  sipUrl = app.url,
) {
  const tenant = await app.tenant();
  const admin = await signIn(app, tenant, { role: 'administrator', name: 'Ada' });
  const { queue } = await admin.call(createQueue, { name: 'Appels' });
  const { site } = await admin.call(createSite, {
    ...{ name: 'Boutique', origins: [SHOP], callQueueId: queue.id, ...wishes },
  });
  const open: { close(): Promise<void> }[] = [];
  const inTenant = <T>(work: Parameters<typeof app.db.tx<T>>[0]) => app.as(tenant, () => app.db.tx(work));

  async function register(person: TestPerson): Promise<Phone> {
    const phone = await Phone.open(sipUrl);
    open.push(phone);
    const status = await phone.register(await person.call(openSoftphone, {}));
    if (status !== 200) throw new Error(`not registered: ${status}`);
    return phone;
  }
  /** Somebody with a desk that stays connected, and a telephone; ready unless he is away. */
  async function agent(name: string, { isAway = false, ...more }: { isAway?: boolean } & object = {}): Promise<Seat> {
    const person = await signIn(app, tenant, { name, ...more });
    await inTenant((tx) =>
      tx.agentConnection.create({
        data: { id: uuid(), userId: person.userId, processId: uuid(), seenAt: new Date(Date.now() + 3_600_000) },
      }),
    );
    const phone = await register(person);
    if (!isAway) await person.call(changeMyStatus, { action: 'ready' });
    return { person, phone };
  }
  async function visitor(token?: string): Promise<Visitor> {
    const made = await Visitor.open({ url: app.url, sipUrl }, site.key, token);
    open.push(made);
    return made;
  }
  const call = (callId: string): Promise<rows.Call & { legs: rows.CallLeg[] }> =>
    inTenant((tx) => tx.call.findFirstOrThrow({ where: { id: callId }, include: { legs: true } }));
  const until = (callId: string, what: string, is: (call: rows.Call & { legs: rows.CallLeg[] }) => boolean) =>
    eventually(what, async () => {
      const row = await call(callId);
      return is(row) ? row : null;
    });
  const work = (subjectId: string): Promise<rows.WorkItem[]> =>
    inTenant((tx) => tx.workItem.findMany({ where: { subjectId }, orderBy: { enqueuedAt: 'asc' } }));
  const close = async () => void (await Promise.all(open.splice(0).map((one) => one.close())));
  return { app, tenant, admin, site, queue, inTenant, agent, register, visitor, call, until, work, close };
}
