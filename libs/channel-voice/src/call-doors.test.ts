import { request as httpRequest } from 'node:http';
import { openSoftphone, SIP_PATH, type SipAccount } from '@guichet/contracts';
import type { OpenedLeg } from '@guichet/media';
import { Secrets } from '@guichet/platform';
import { eventually, signIn, type TestApp } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { CallRows } from './calls/call-rows.service.ts';
import { LiveCalls } from './live/live-calls.service.ts';
import { CallMedia } from './media/call-media.service.ts';
import { Phone } from './phone.fixtures.ts';
import { usernameOf } from './sip/sip-accounts.ts';
import { openVoiceHouse, SHOP, startVoiceApp, type VoiceHouse } from './voice-house.fixtures.ts';

let app: TestApp;
let house: VoiceHouse;
beforeAll(async () => {
  app = await startVoiceApp();
});
afterAll(() => app.stop());
afterEach(() => house.close());

/** A caller who has a pass and has not called, and a telephone of his page. */
async function caller() {
  house = await openVoiceHouse(app);
  await house.agent('Nadia Roche');
  const visitor = await house.visitor();
  const answer = await visitor.start();
  if (!answer.ok) throw new Error(answer.code);
  return { visitor, pass: answer, phone: visitor.phone };
}

describe('whoever calls', () => {
  it('is challenged, and let in by his pass alone', async () => {
    const { phone, pass } = await caller();
    phone.dial(pass.target, undefined);
    await phone.hears('failed 401');
    phone.dial(pass.target, { ...pass.account, password: 'guessed' });
    await eventually('a second refusal', () => phone.heard.filter((line) => line === 'failed 401').length === 2);
    phone.dial(pass.target, pass.account);
    await phone.hears('progress 183');
  });

  it('reaches his own call, whatever number he dials', async () => {
    const { phone, pass } = await caller();
    const other = await house.agent('Thomas Girard', { isAway: true });
    const { uri } = await other.person.call(openSoftphone, {});
    phone.dial(uri, pass.account);
    await phone.hears('progress 183');
    await house.until(pass.call.callId, 'his line', ({ legs }) => legs.some(({ role }) => role === 'caller'));
    expect(other.phone.incoming).toEqual([]);
  });

  it('is refused once his pass is over, and with one that was lengthened by hand', async () => {
    const { phone, pass } = await caller();
    const identity = { kind: 'call' as const, tenantId: house.tenant, callId: pass.call.callId };
    const username = usernameOf({ identity, expiresAt: new Date(Date.now() - 1_000) });
    const password = app.get(Secrets).sign('sip-account', username, 24).toString('base64url');
    phone.dial(pass.target, { ...pass.account, username, password });
    await phone.hears('failed 401');
    const longer = usernameOf({ identity, expiresAt: new Date(Date.now() + 3_600_000) });
    phone.dial(pass.target, { ...pass.account, username: longer });
    await eventually('a second refusal', () => phone.heard.filter((line) => line === 'failed 401').length === 2);
  });

  it('is refused with the pass of an agent, and from a page that is not the shop’s', async () => {
    const { pass } = await caller();
    const nadia = await house.agent('Emma Clarke', { isAway: true });
    const account: SipAccount = await nadia.person.call(openSoftphone, {});
    nadia.phone.dial(pass.target, account);
    await nadia.phone.hears('failed 403');
    const foreign = await Phone.open(app.url, 'https://ailleurs.test');
    foreign.dial(pass.target, pass.account);
    await foreign.hears('failed 403');
    await foreign.close();
  });

  it('hears that his sound cannot be understood', async () => {
    const { phone, pass } = await caller();
    phone.dial(pass.target, pass.account, 'v=0\r\nnonsense');
    await phone.hears('failed 400');
    phone.dial(pass.target, pass.account);
    await phone.hears('progress 183');
    expect(await house.call(pass.call.callId)).toMatchObject({ state: 'waiting', endedAt: null });
  });

  it.each([
    ['be heard', 'failed 400'],
    ['be queued', 'failed 500'],
  ])('has no call any more when he cannot %s, and does not try again', async (_, refusal) => {
    const { phone, pass } = await caller();
    const isHeard = refusal === 'failed 500';
    if (isHeard) vi.spyOn(app.get(CallRows), 'placed').mockRejectedValueOnce(new Error('no database'));
    phone.dial(pass.target, pass.account, isHeard ? phone.sdp() : 'v=0\r\nnonsense');
    await phone.hears(refusal);
    const isOver = async () => (await house.call(pass.call.callId)).end === 'failed';
    await eventually('the end', isOver, 15_000);
    await eventually('nothing of it here', () => app.get(LiveCalls).find(pass.call.callId) === undefined);
  });

  it('leaves no sound behind when his line cannot be written down', async () => {
    const { phone, pass } = await caller();
    const { anchor } = app.get(CallMedia);
    const [opened, closed] = [vi.spyOn(anchor, 'answerBrowser'), vi.spyOn(anchor, 'close')];
    vi.spyOn(app.get(CallRows), 'addLeg').mockRejectedValueOnce(new Error('no database'));
    phone.dial(pass.target, pass.account);
    await phone.hears('failed 500');
    const { leg } = await (opened.mock.results[0]!.value as Promise<OpenedLeg>);
    await eventually('its end', () => closed.mock.calls.some(([one]) => one === leg));
    vi.restoreAllMocks();
  });

  it('has no more lines than his pages can need', async () => {
    const { phone, pass } = await caller();
    for (let at = 0; at < 45; at += 1) phone.dial(pass.target, pass.account);
    await phone.hears('failed 503');
    await eventually('an answer to each', () => {
      const over = phone.heard.filter((word) => word === 'failed 503' || word.startsWith('failed 4')).length;
      return over >= 10;
    });
    const { legs } = await house.call(pass.call.callId);
    expect(legs.filter(({ role }) => role === 'caller').length).toBeLessThan(40);
    expect(legs.filter(({ role, endedAt }) => role === 'caller' && !endedAt)).toHaveLength(1);
  });

  it('is told that it is over when he calls again after the end', async () => {
    const { phone, visitor, pass } = await caller();
    phone.dial(pass.target, pass.account);
    await phone.hears('progress 183');
    phone.call!.hangUp();
    await house.until(pass.call.callId, 'its end', ({ state }) => state === 'ended');
    phone.dial(pass.target, pass.account);
    await phone.hears('failed 410');
    expect(await visitor.resume(pass.call.callId)).toMatchObject({ ok: false, code: 'call_ended' });
  });
});

describe('telephones', () => {
  it('register for their own address only, from pages of ours, with an account of a desk', async () => {
    const { pass } = await caller();
    const [mine, theirs] = [await signIn(app, house.tenant), await signIn(app, house.tenant)];
    const [account, other] = [await mine.call(openSoftphone, {}), await theirs.call(openSoftphone, {})];
    const phone = await Phone.open(app.url);
    expect(await phone.register(account)).toBe(200);
    expect(await phone.register({ ...account, uri: other.uri })).toBe(403);
    expect(await phone.register(pass.account)).toBe(403);
    const shop = await Phone.open(app.url, SHOP);
    expect(await shop.register(account)).toBe(403);
    await Promise.all([phone.close(), shop.close()]);
    await eventually('nobody there', async () => (await house.inTenant((tx) => tx.telephone.count())) === 1);
  });

  it('are no more than one person can have open, the last ones', async () => {
    house = await openVoiceHouse(app);
    const { person, phone } = await house.agent('Nadia Roche', { isAway: true });
    const account = await person.call(openSoftphone, {});
    for (let at = 0; at < 15; at += 1)
      expect(await phone.register(account, 300, { contact: `<sip:w${at}@a.invalid>;expires=${200 + at}` })).toBe(200);
    const kept = await house.inTenant((tx) => tx.telephone.findMany({ orderBy: { expiresAt: 'asc' } }));
    expect(kept).toHaveLength(10);
    expect(kept.at(-2)!.contact).toContain('w14@');
  });

  it('are called where they are, whatever way they name', async () => {
    house = await openVoiceHouse(app);
    const { person, phone } = await house.agent('Nadia Roche');
    const account = await person.call(openSoftphone, {});
    expect(await phone.register(account, 300, { path: '<sip:192.0.2.1:5060;lr>' })).toBe(200);
    const kept = await house.inTenant((tx) => tx.telephone.findMany({ where: { userId: person.userId } }));
    expect(kept.map(({ path }) => path)).toEqual([[]]);
  });
});

describe('the door', () => {
  it('bears whatever is sent to it', async () => {
    const { phone, pass } = await caller();
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}${SIP_PATH}`, 'sip');
    await new Promise((resolve) => socket.once('open', resolve));
    for (const text of [
      '',
      '\r\n\r\n',
      'INVITE',
      'INVITE sip:a SIP/2.0\r\n\r\n',
      'SIP/2.0 200 OK\r\n\r\n',
      '\0'.repeat(9),
    ])
      socket.send(text);
    for (let at = 0; at < 20; at += 1) socket.send(Buffer.from(Array.from({ length: 200 }, () => (at * 37) % 256)));
    phone.dial(pass.target, pass.account);
    await phone.hears('progress 183');
    socket.terminate();
  });

  it('speaks nothing but SIP there', async () => {
    house = await openVoiceHouse(app);
    const { hostname, port } = new URL(app.url);
    const headers = { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
    const status = await new Promise((resolve) =>
      httpRequest({
        hostname,
        port,
        path: SIP_PATH,
        headers: { ...headers, 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' },
      })
        .on('response', ({ statusCode }) => resolve(statusCode))
        .end(),
    );
    expect(status).toBe(400);
  });

  it('closes on whoever floods it', async () => {
    house = await openVoiceHouse(app);
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}${SIP_PATH}`, 'sip');
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    for (let at = 0; at < 400; at += 1) socket.send('OPTIONS');
    expect(await closed).toBe(1008);
  });
});
