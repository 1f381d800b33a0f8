import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import {
  EdgeConnections,
  type IncomingCall,
  nameAddr,
  type OutgoingCall,
  type RegisteredContact,
  UdpTransport,
  UserAgent,
} from '@guichet/sip';
import type { ClientOptions } from 'ws';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PhoneLine } from '../libs/channel-voice/src/phone-line.fixtures.ts';
import { RtpengineAnchor } from '../libs/media/src/rtpengine/rtpengine-anchor.ts';
import { launchBrowser, TonePage } from '../libs/media/src/tone-page.fixtures.ts';
import { projectFolder } from './file-hash.ts';
import { type RunningEdge, startDeployedRtpengine, startKamailio } from './voice/running-edge.ts';

const until = { timeout: 15_000, interval: 50 };
const [LOW, HIGH] = [1_000, 2_600] as const;
const STRANGE = [
  'OPTIONS sip:edge@127.0.0.1 SIP/2.0',
  ...[
    'Via: SIP/2.0/UDP 127.0.0.1:9;rport;branch=z9hG4bKstrange',
    'From: <sip:s@s.test>;tag=s',
    'To: <sip:edge@127.0.0.1>',
  ],
  ...['Call-ID: strange', 'CSeq: 1 OPTIONS', 'Max-Forwards: 70', 'Content-Length: 0', '', ''],
].join('\r\n');
const sdp = (content: string) => ({ type: 'application/sdp', content });
const textOf = (body: { content: string | Buffer } | undefined): string => String(body?.content ?? '');

/** What Guichet is to the edge: SIP over UDP that keeps what registers. */
class Guichet {
  readonly registered: { contact: RegisteredContact; path: readonly string[] }[] = [];
  readonly calls: IncomingCall[] = [];
  readonly errors: unknown[] = [];
  readonly closed: string[] = [];
  readonly udp = new UdpTransport({ port: 0, host: '127.0.0.1' });
  readonly agent = new UserAgent({
    transports: [this.udp],
    supported: ['path'],
    edges: new EdgeConnections(() => true),
    handlers: {
      onInvite: (call) => void this.calls.push(call),
      onRegister: (register) => {
        this.registered.push(...register.contacts.map((contact) => ({ contact, path: register.path })));
        register.accept(register.contacts);
      },
      onFlowClosed: ({ id }) => void this.closed.push(id),
      onError: (error) => void this.errors.push(error),
    },
  });

  /** By the Path that it came with, to the edge's port of SIP. */
  ring(edge: RunningEdge, body: string): OutgoingCall {
    const { contact, path } = this.registered.at(-1)!;
    const flow = this.udp.flowTo('127.0.0.1', edge.sipPort);
    return this.agent.invite({
      flow,
      uri: contact.uri,
      route: path,
      from: nameAddr('sip:queue@guichet.test'),
      body: sdp(body),
    });
  }
}

class Telephone {
  readonly line: PhoneLine;
  readonly calls: IncomingCall[] = [];
  readonly agent: UserAgent;

  constructor(url: string, options: ClientOptions = {}) {
    this.line = new PhoneLine(url, options);
    const handlers = { onInvite: (call: IncomingCall) => void this.calls.push(call), onError: () => undefined };
    this.agent = new UserAgent({ transports: [this.line], handlers });
    phones.push(this);
  }

  static async open(url: string, options?: ClientOptions): Promise<Telephone> {
    const phone = new Telephone(url, options);
    await phone.agent.start();
    return phone;
  }

  async register(): Promise<number> {
    const [uri, from] = ['sip:guichet.test', nameAddr('sip:ada@guichet.test')];
    const headers = { contact: `<sip:ada@${this.line.host};transport=ws>`, expires: '60', supported: 'path' };
    const answer = await this.agent.request('REGISTER', { flow: this.line.flow!, uri, from, to: from, headers });
    return answer.status;
  }

  invite(body: string): OutgoingCall {
    const [uri, from] = ['sip:queue@guichet.test', nameAddr('sip:v@guichet.test')];
    return this.agent.invite({ flow: this.line.flow!, uri, from, body: sdp(body) });
  }
}
const from = (address: string): ClientOptions => ({ headers: { 'X-Real-IP': address } });

const phones: Telephone[] = [];
const guichet = new Guichet();
let edge: RunningEdge;

beforeAll(async () => {
  await guichet.agent.start();
  edge = await startKamailio(guichet.udp.place.port);
});
afterEach(async () => {
  await Promise.all(phones.splice(0).map(({ agent }) => agent.stop()));
});
afterAll(async () => {
  await guichet.agent.stop();
  await edge.stop();
  expect(guichet.errors).toEqual([]);
});

describe('a call through Kamailio and rtpengine as they are deployed', () => {
  let browser: Browser;
  let rtpengine: Awaited<ReturnType<typeof startDeployedRtpengine>>;
  let anchor: RtpengineAnchor;
  beforeAll(async () => {
    [browser, rtpengine] = await Promise.all([launchBrowser(), startDeployedRtpengine()]);
    const mixer = { host: '127.0.0.1', ports: null, maxLegs: 10 };
    anchor = new RtpengineAnchor(
      { control: { host: '127.0.0.1', port: rtpengine.port }, mixer },
      { error: console.error },
    );
  });
  afterAll(async () => {
    await browser.close();
    await anchor.stop();
    await rtpengine.stop();
  });

  it('an agent registers, a caller comes, both hear each other, the hold is answered, the caller hangs up', async () => {
    const [desk, page] = [await Telephone.open(edge.url), await Telephone.open(edge.url)];
    const [ada, caller] = await Promise.all([HIGH, LOW].map((hertz) => TonePage.open(browser, hertz)));
    expect(await desk.register()).toBe(200);
    expect(guichet.registered.at(-1)!.path).toHaveLength(1);

    const outgoing = page.invite(await caller!.offer());
    const answered = new Promise<string>((resolve) => {
      outgoing.handlers = { onAnswered: ({ body }) => resolve(textOf(body)) };
    });
    await expect.poll(() => guichet.calls.length, until).toBe(1);
    const incoming = guichet.calls[0]!;
    const callerLeg = await anchor.answerBrowser(textOf(incoming.body));
    incoming.progress(182, { reason: 'Queued' });
    incoming.accept(sdp(callerLeg.sdp));
    await caller!.ask('accept', await answered);

    const agentLeg = await anchor.offerBrowser();
    const ring = guichet.ring(edge, agentLeg.sdp);
    ring.handlers = { onAnswered: ({ body }) => void anchor.acceptAnswer(agentLeg.leg, textOf(body)) };
    await expect.poll(() => desk.calls.length, until).toBe(1);
    desk.calls[0]!.progress(180);
    desk.calls[0]!.accept(sdp(await ada!.ask('answer', textOf(desk.calls[0]!.body))));
    await expect.poll(() => ring.state, until).toBe('confirmed');
    await expect
      .poll(
        () =>
          anchor.arrange({ parties: [callerLeg.leg, agentLeg.leg] }).then(
            () => true,
            () => false,
          ),
        until,
      )
      .toBe(true);
    await expect.poll(() => ada!.heard([LOW, HIGH]), until).toEqual([LOW]);
    await expect.poll(() => caller!.heard([LOW, HIGH]), until).toEqual([HIGH]);

    ring.handlers = { ...ring.handlers, onOffer: (offer) => offer.accept(sdp('held')) };
    expect(textOf((await desk.calls[0]!.reinvite(sdp('hold'))).body)).toBe('held');
    const ended = new Promise((resolve) => (incoming.handlers = { onEnded: resolve }));
    outgoing.hangUp();
    expect(await ended).toBe('bye');
    const hungUp = new Promise((resolve) => (desk.calls[0]!.handlers = { onEnded: resolve }));
    ring.hangUp();
    expect(await hungUp).toBe('bye');
    await Promise.all([anchor.close(callerLeg.leg), anchor.close(agentLeg.leg)]);
  });
});

it('the compose file and the configurations name the same addresses', () => {
  const [compose, settings, dispatcher, relay] = [
    'docker-compose.yml',
    'deploy/kamailio/settings.cfg',
    'deploy/kamailio/dispatcher.list',
    'deploy/rtpengine/rtpengine.conf',
  ].map((file) => readFileSync(join(projectFolder, file), 'utf8')) as [string, string, string, string];
  const said = (text: string, pattern: RegExp): string[] => pattern.exec(text)!.slice(1);
  const [app] = said(compose, /SIP_UDP_HOST: (\S+)/);
  expect(said(compose, /MEDIA_HOST: (\S+)/)).toEqual([app]);
  expect(compose).toContain(`ipv4_address: ${app}`);
  expect(said(dispatcher, /^1 sip:([\d.]+):5060;/m)).toEqual([app]);
  const [host] = said(settings, /!EDGE_HOST!([^!]+)!/);
  expect(compose).toContain(`ipv4_address: ${host}`);
  expect(said(compose, /SIP_EDGES: (\S+)/)).toEqual([host]);
  const [gateway] = said(compose, /gateway: (\S+)/);
  const [control] = said(compose, /RTPENGINE_HOST: (\S+)/);
  expect([control, ...said(relay, /inside\/(\S+)/), ...said(relay, /^listen-ng = (.+):2223$/m)]).toEqual(
    Array(3).fill(gateway),
  );
});

describe('the edge', () => {
  it('tells at once that a browser has gone, and cancels a ring', async () => {
    const desk = await Telephone.open(edge.url);
    await desk.register();
    const cancelled = guichet.ring(edge, 'offer');
    await expect.poll(() => desk.calls.length, until).toBe(1);
    const told = new Promise((resolve) => (desk.calls[0]!.handlers = { onCancelled: () => resolve('cancelled') }));
    desk.calls[0]!.progress(180);
    await expect.poll(() => cancelled.dialog ?? cancelled.state, until).toBe('early');
    cancelled.hangUp();
    expect(await told).toBe('cancelled');

    const { closed } = guichet;
    const before = closed.length;
    desk.line.cut();
    await expect.poll(() => closed.length, until).toBe(before + 1);
    const failed = new Promise((resolve) => {
      guichet.ring(edge, 'offer').handlers = { onFailed: ({ status }) => resolve(status) };
    });
    expect(await failed).toBe(430);
  });

  it('hears by UDP nobody but Guichet, and sends nowhere but to whom has registered', async () => {
    const answers: Buffer[] = [];
    const stranger = createSocket('udp4').on('message', (answer) => answers.push(answer));
    stranger.send(STRANGE, edge.sipPort, '127.0.0.1');
    // One process hears all that comes by UDP, in its order.
    const flow = guichet.udp.flowTo('127.0.0.1', edge.sipPort);
    const from = nameAddr('sip:us@guichet.test');
    expect((await guichet.agent.request('OPTIONS', { flow, uri: 'sip:edge@127.0.0.1', from })).status).toBe(200);
    expect((await guichet.agent.request('MESSAGE', { flow, uri: 'sip:x@192.0.2.1', from })).status).toBe(403);
    expect(answers).toEqual([]);
    stranger.close();
  });

  it('refuses floods of one address with 503 and of its connections with 429, closes on who talks too much, and serves others', async () => {
    const flooder = await Telephone.open(edge.url, from('192.0.2.66'));
    const statuses = await Promise.all(Array.from({ length: 110 }, () => flooder.register()));
    expect(statuses.filter((status) => status === 503).length).toBeGreaterThanOrEqual(10);
    expect(statuses.filter((status) => status === 200).length).toBe(100);
    const other = await Telephone.open(edge.url, from('192.0.2.67'));
    expect(await other.register()).toBe(200);

    const open = () => Telephone.open(edge.url, from('192.0.2.68'));
    const opened = await Promise.allSettled(Array.from({ length: 110 }, open));
    const refused = opened.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(10);
    expect(String(refused[0]!.reason)).toContain('429');

    const talker = await Telephone.open(edge.url, from('192.0.2.69'));
    for (let count = 0; count < 1_100; count += 1) talker.line.flow!.send(Buffer.from(STRANGE));
    await expect.poll(() => talker.line.flow!.isOpen, until).toBe(false);
  });

  it('is reached by WSS where no proxy with TLS is before it', async () => {
    const direct = await startKamailio(guichet.udp.place.port, { isTls: true });
    const phone = await Telephone.open(direct.url, { rejectUnauthorized: false });
    expect(await phone.register()).toBe(200);
    await phone.agent.stop();
    await direct.stop();
  });
});
