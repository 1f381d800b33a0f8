import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { openSoftphone } from '@guichet/contracts';
import { nameAddr, UdpTransport, UserAgent } from '@guichet/sip';
import { eventually, type TestApp } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Phone } from '../libs/channel-voice/src/phone.fixtures.ts';
import {
  openVoiceHouse,
  SHOP,
  startVoiceApp,
  type VoiceHouse,
} from '../libs/channel-voice/src/voice-house.fixtures.ts';
import { freePort } from './postgres-server.ts';
import { type RunningEdge, startKamailio } from './voice/running-edge.ts';

let app: TestApp;
let edge: RunningEdge;
let house: VoiceHouse;
let sipPort: number;
let sipUrl: string;
beforeAll(async () => {
  sipPort = await freePort();
  [app, edge] = await Promise.all([
    startVoiceApp({ SIP_UDP_PORT: String(sipPort), SIP_EDGES: '127.0.0.1' }),
    startKamailio(sipPort),
  ]);
  sipUrl = new URL(edge.url).origin;
});
afterAll(async () => {
  await app.stop();
  await edge.stop();
});
afterEach(() => house.close());

const legOf = async (callId: string, userId: string) =>
  (await house.call(callId)).legs.find((leg) => leg.userId === userId);

/** A caller who waits, the agent whose telephone rings, and the next one. */
async function ringing() {
  house = await openVoiceHouse(app, {}, sipUrl);
  const seats = [await house.agent('Nadia Roche'), await house.agent('Thomas Girard')];
  const visitor = await house.visitor();
  const { call } = await visitor.calls();
  const first = await eventually('a ring', () => seats.find(({ phone }) => phone.incoming.length > 0));
  return { visitor, callId: call.callId, first, second: seats.find((seat) => seat !== first)! };
}

describe('a connection that the edge keeps is closed', () => {
  it('while the agent’s telephone rings: the next agent’s rings, and the talk begins', async () => {
    const { visitor, callId, first, second } = await ringing();
    await first.phone.ring();
    first.phone.line.cut();
    await second.phone.answer();
    await visitor.phone.hears('answered');
    expect(await legOf(callId, first.person.userId)).toMatchObject({ end: 'lost' });
    expect(await house.inTenant((tx) => tx.telephone.count({ where: { userId: first.person.userId } }))).toBe(0);
  });

  it('while the caller waits: the ring stops, and he is out of the queue', async () => {
    const { visitor, callId, first } = await ringing();
    visitor.phone.line.cut();
    await first.phone.hears('cancelled');
    const { conversationId } = await house.until(callId, 'its end', ({ end }) => end === 'abandoned');
    expect(await house.work(conversationId)).toMatchObject([{ state: 'abandoned' }]);
  });

  it('in a talk, and opened again: the agent keeps it, and hears its end', async () => {
    const { visitor, first } = await ringing();
    await first.phone.answer();
    await visitor.phone.hears('answered');
    first.phone.line.cut();
    await first.phone.line.connect();
    expect(await first.phone.register(await first.person.call(openSoftphone, {}))).toBe(200);
    visitor.phone.call!.hangUp();
    await first.phone.hears('ended bye');
  });

  it('and nothing else is: who hangs up is told so, and the other hears it', async () => {
    const { visitor, first } = await ringing();
    await first.phone.answer();
    await visitor.phone.hears('answered');
    visitor.phone.call!.hangUp();
    await first.phone.hears('ended bye');
  });
});

describe('what the edge says of a browser is believed', () => {
  it('of its page: a telephone registers from the desk, a caller calls from the shop, and from nowhere else', async () => {
    house = await openVoiceHouse(app, {}, sipUrl);
    const nadia = await house.agent('Nadia Roche');
    const account = await nadia.person.call(openSoftphone, {});
    const foreign = await Phone.open(sipUrl, 'https://ailleurs.test');
    expect(await foreign.register(account)).toBe(403);
    const visitor = await house.visitor();
    const answer = await visitor.start();
    if (!answer.ok) throw new Error(answer.code);
    foreign.dial(answer.target, answer.account);
    await foreign.hears('failed 403');
    visitor.phone.dial(answer.target, answer.account);
    await visitor.phone.hears('progress 183');
    await foreign.close();
  });

  it('and what browsers say in its name is not', async () => {
    house = await openVoiceHouse(app, {}, sipUrl);
    const nadia = await house.agent('Nadia Roche', { isAway: true });
    const account = await nadia.person.call(openSoftphone, {});
    const foreign = await Phone.open(sipUrl, 'https://ailleurs.test');
    const said = { 'x-edge-origin': 'http://localhost:3000', 'X-EDGE-Connection': '1', path: '<sip:192.0.2.1;lr>' };
    expect(await foreign.register(account, 300, said)).toBe(403);
    await foreign.close();
    expect(await nadia.phone.register(account, 300, said)).toBe(200);
    const { path } = await house.inTenant((tx) =>
      tx.telephone.findFirstOrThrow({ where: { userId: nadia.person.userId } }),
    );
    expect(path).toHaveLength(1);
    expect(path[0]).toContain(`@127.0.0.1:${edge.sipPort};lr`);
  });

  it('from nobody else: strangers over UDP are refused, with the right password too', async () => {
    const { callId, first, visitor } = await ringing();
    const account = await first.person.call(openSoftphone, {});
    const udp = new UdpTransport({ port: 0, host: '127.0.0.2' });
    const stranger = new UserAgent({ transports: [udp], handlers: { onError: () => undefined } });
    await stranger.start();
    const { uri, ...credentials } = account;
    const headers = { contact: '<sip:x@127.0.0.2>', path: `<sip:1@127.0.0.2:${udp.place.port};lr>` };
    const register = { flow: udp.flowTo('127.0.0.1', sipPort), uri, from: nameAddr(uri), headers, credentials };
    expect((await stranger.request('REGISTER', register)).status).toBe(403);
    // Nor is its word that somebody else's connection is closed.
    const { path } = await house.inTenant((tx) =>
      tx.telephone.findFirstOrThrow({ where: { userId: first.person.userId } }),
    );
    const name = /^<sip:([^@]+)@/.exec(path[0]!)![1]!;
    const closed = { ...register, headers: { 'x-edge-closed': name } };
    expect((await stranger.request('OPTIONS', closed)).status).toBe(200);
    await first.phone.answer();
    await visitor.phone.hears('answered');
    await house.until(callId, 'a talk', ({ state }) => state === 'talking');
    await stranger.stop();
  });
});

describe('the edge is no relay', () => {
  it('to a stranger, whatever way a browser names', async () => {
    house = await openVoiceHouse(app, {}, sipUrl);
    const heard: string[] = [];
    const victim = createSocket('udp4').on('message', (bytes) => heard.push(String(bytes)));
    victim.bind(0, '127.0.0.1');
    await once(victim, 'listening');
    const { port } = victim.address();
    const phone = await Phone.open(sipUrl, SHOP);
    const us = nameAddr('sip:us@guichet.test');
    const ask = (method: string, uri: string, headers: Record<string, string | string[]>, tag?: string) =>
      phone.agent.request(method, {
        ...{ flow: phone.line.flow!, uri, from: us, headers },
        ...(tag ? { to: { ...us, parameters: new Map([['tag', tag]]) } } : {}),
      });
    const there = `sip:x@127.0.0.1:${port}`;
    const [own, next] = [`<sip:127.0.0.1:${edge.sipPort};lr>`, `<sip:127.0.0.1:${port};lr>`];
    const alias = `sip:x@127.0.0.1:${sipPort};alias=127.0.0.1~${port}~1`;
    expect((await ask('BYE', there, { route: own }, 'a')).status).toBe(403);
    expect((await ask('BYE', there, { route: [own, next] }, 'b')).status).toBe(403);
    expect((await ask('BYE', alias, { route: own }, 'c')).status).toBe(481);
    expect((await ask('BYE', 'sip:x@localhost', { route: own }, 'd')).status).toBe(403);
    expect((await ask('MESSAGE', there, { route: next })).status).toBe(405);
    expect((await ask('INVITE', there, { route: next, contact: phone.contact })).status).toBe(401);
    expect(heard).toEqual([]);
    victim.close();
    await phone.close();
  });
});
