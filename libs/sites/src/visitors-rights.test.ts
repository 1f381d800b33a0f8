import { createHmac } from 'node:crypto';
import {
  addressOf,
  addSiteSecret,
  DESK_NAMESPACE,
  getWidgetConfig,
  rateChat,
  SITE_PARAMETER,
  updateSite,
} from '@guichet/contracts';
import { createClient } from '@guichet/contracts';
import { eventually, refusal, signIn, type TestApp } from '@guichet/testing';
import { io } from 'socket.io-client';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ChatHouse, openChatHouse, Page, SHOP, startChatApp } from '../../channel-chat/src/chat-house.fixtures.ts';

let app: TestApp;
let house: ChatHouse;
beforeAll(async () => {
  app = await startChatApp();
});
afterAll(() => app.stop());
afterEach(() => house?.close());

const identityOf = (secret: string, sub: string, more: object = {}) => {
  const payload = Buffer.from(JSON.stringify({ sub, exp: Date.now() / 1000 + 600, ...more })).toString('base64url');
  return `${payload}.${createHmac('sha256', secret).update(payload).digest('base64url')}`;
};
const started = async (page: Page, text = 'Bonjour') => {
  const answer = await page.start(text);
  if (!answer.ok) throw new Error(answer.code);
  return answer.chat.conversationId;
};

describe('pages of other origins', () => {
  it('get no socket, on the line and in the namespace', async () => {
    house = await openChatHouse(app);
    expect((await house.page()).welcome).toBeDefined();
    for (const origin of ['https://evil.test', `${SHOP}.evil.test`, `${SHOP}:8443`, 'http://boutique.test', 'null'])
      expect((await house.page({ origin })).welcome, origin).toBeUndefined();
    // A line that another site's address let in does not open this site.
    const other = await openChatHouse(app, { name: 'Autre', origins: ['https://evil.test'] });
    const crossed = new Page(app.url, other.site.key, { origin: 'https://evil.test' });
    crossed.socket.auth = { siteKey: house.site.key };
    await eventually('a refusal', () => crossed.refusal);
    expect(crossed.refusal).toBe('foreign_origin');
    crossed.close();
  });

  it('do not get to the desk on a line that was let in for a widget, whatever cookie comes along', async () => {
    house = await openChatHouse(app);
    const { cookie } = await signIn(app, house.tenant);
    const socket = io(`${app.url}${DESK_NAMESPACE}`, {
      ...{
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        query: { [SITE_PARAMETER]: house.site.key },
      },
      extraHeaders: { origin: SHOP, cookie },
    });
    const error = await new Promise<Error>((resolve) => socket.once('connect_error', resolve));
    expect(error.message).toBe('foreign_origin');
    socket.disconnect();
  });

  it('may not read answers, and may not ask', async () => {
    house = await openChatHouse(app);
    const path = `${app.url}/api/widget/${house.site.key}/config`;
    const from = (origin: string, method = 'GET') => fetch(path, { method, headers: { origin } });
    expect((await from(SHOP)).headers.get('access-control-allow-origin')).toBe(SHOP);
    expect((await from('https://evil.test')).headers.get('access-control-allow-origin')).toBeNull();
    expect((await from(SHOP, 'OPTIONS')).headers.get('access-control-allow-headers')).toContain('authorization');
    expect((await from('https://evil.test', 'OPTIONS')).headers.get('access-control-allow-headers')).toBeNull();
    expect((await from(SHOP)).headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('are let in and shut out with the settings, at once', async () => {
    house = await openChatHouse(app);
    const open = await house.page();
    await house.admin.call(updateSite, { siteId: house.site.id, origins: [] });
    await eventually('the open page is shut out', () => open.refusal);
    await eventually('the page is refused', async () => (await house.page()).welcome === undefined);
    await house.admin.call(updateSite, { siteId: house.site.id, origins: [SHOP], isEnabled: false });
    const { url } = addressOf(getWidgetConfig, { siteKey: house.site.key });
    await eventually('the site is off', async () => (await fetch(app.url + url)).status === 404);
  });
});

describe('a visitor', () => {
  it('sees his own chats and nobody else’s', async () => {
    house = await openChatHouse(app);
    await house.agent();
    const [lea, eve] = [await house.page(), await house.page()];
    const conversationId = await started(lea);
    expect(await eve.send(conversationId, 'x')).toEqual({ ok: false, code: 'not_found' });
    expect(await eve.resync(conversationId)).toEqual({ ok: false, code: 'not_found' });
    expect(await eve.end(conversationId)).toEqual({ ok: false, code: 'not_found' });
    eve.socket.emit('typing', { conversationId, isTyping: true });
    eve.socket.emit('seen', { conversationId, delivered: 9, read: 9 });
    const call = createClient(app.url, { headers: { authorization: `Bearer ${eve.token}` } });
    const rating = call(rateChat, { siteKey: house.site.key, conversationId, score: 1 });
    expect((await refusal(rating)).code).toBe('not_found');
    const [chat] = await house.inTenant((tx) => tx.chat.findMany());
    expect(chat).toMatchObject({ visitorRead: 0, endedAt: null, rating: null });
  });

  it('keeps his chat over tabs and reloads by his token', async () => {
    house = await openChatHouse(app);
    await house.agent();
    const first = await house.page();
    const conversationId = await started(first);
    const second = await house.page({ token: first.token });
    expect(second.welcome!.chats.map((chat) => chat.conversationId)).toEqual([conversationId]);
    await first.send(conversationId, 'Dans les deux');
    await eventually('both tabs have it', () => second.messages.some(({ text }) => text === 'Dans les deux'));
    const [one, other] = await Promise.all([
      first.start('A', { clientId: uuid() }),
      second.start('B', { clientId: uuid() }),
    ]);
    expect([one, other].map((answer) => answer.ok && answer.chat.conversationId)).toEqual([
      conversationId,
      conversationId,
    ]);
  });

  it('finds again what he said of himself, by his token only', async () => {
    house = await openChatHouse(app);
    await house.agent();
    const first = await house.page();
    await first.start('Bonjour', { name: 'Léa', email: 'lea@exemple.test' });
    const again = await house.page({ token: first.token });
    expect(again.welcome).toMatchObject({ isSigned: false, name: 'Léa', email: 'lea@exemple.test' });
    expect((await house.page()).welcome).toMatchObject({ name: '', email: '' });
  });

  it('is nobody’s customer by an address he types', async () => {
    house = await openChatHouse(app);
    await house.agent();
    const customer = await house.inTenant(async (tx) => {
      const { id } = await tx.customer.create({ data: { name: 'Léa' } });
      await tx.customerIdentity.create({ data: { customerId: id, kind: 'email', value: 'lea@exemple.test' } });
      return id;
    });
    const page = await house.page();
    await page.start('C’est moi', { email: 'lea@exemple.test' });
    const [conversation] = await house.inTenant((tx) => tx.conversation.findMany());
    expect(conversation!.customerId).not.toBe(customer);
  });
});

describe('a signed identity', () => {
  it('meets its customer and its history on every device; without it nobody does', async () => {
    house = await openChatHouse(app);
    await house.agent();
    const { secret } = await house.admin.call(addSiteSecret, { siteId: house.site.id });
    const identity = identityOf(secret, 'lea-1', { name: 'Léa Morin', email: 'lea@exemple.test' });
    const phone = await house.page({ identity });
    expect(phone.welcome).toMatchObject({ isSigned: true, name: 'Léa Morin', email: 'lea@exemple.test' });
    const conversationId = await started(phone);
    const laptop = await house.page({ identity });
    expect(laptop.welcome!.chats.map((chat) => chat.conversationId)).toEqual([conversationId]);
    // The token alone, on a shared browser after log-out, is a stranger's.
    const shared = await house.page({ token: phone.token });
    expect(shared.welcome).toMatchObject({ isSigned: false, chats: [] });
    expect(await shared.resync(conversationId)).toMatchObject({ ok: false, code: 'not_found' });
    const [conversation] = await house.inTenant((tx) => tx.conversation.findMany());
    const owner = await house.inTenant((tx) => tx.customerIdentity.findFirst({ where: { value: 'lea@exemple.test' } }));
    expect(conversation!.customerId).toBe(owner!.customerId);
  });

  it('takes along what the same browser has begun', async () => {
    house = await openChatHouse(app);
    await house.agent();
    const { secret } = await house.admin.call(addSiteSecret, { siteId: house.site.id });
    const before = await house.page();
    await before.end(await started(before));
    const conversationId = await started(before);
    await before.send(conversationId, 'Encore anonyme');
    const after = await house.page({ token: before.token, identity: identityOf(secret, 'lea-1') });
    expect(after.welcome!.chats.map((chat) => chat.conversationId)).toEqual([conversationId]);
    await eventually('not the stranger’s any more', async () => {
      const answer = await before.send(conversationId, 'x');
      return !answer.ok && answer.code === 'not_found';
    });
    expect(await after.send(conversationId, 'Encore moi')).toMatchObject({ ok: true });
    const owners = await house.inTenant((tx) => tx.chat.findMany({ select: { visitorId: true } }));
    expect(new Set(owners.map(({ visitorId }) => visitorId)).size, 'what had ended stays where it was').toBe(2);
    // A page that still is a stranger's, such as another tab: the chat is not the browser's any more.
    const refused = { ok: false, code: 'not_found' };
    const hasHeard = (page: Page, words: string) => page.messages.some(({ text }) => text === words);
    await eventually('the stranger hears no more', async () => {
      const words = uuid();
      await after.send(conversationId, words);
      await eventually('she has it', () => hasHeard(after, words));
      // Whatever was pushed to the stranger stands before this answer.
      expect(await before.resync(conversationId)).toEqual(refused);
      return !hasHeard(before, words);
    });
    expect(await before.end(conversationId)).toEqual(refused);
  });

  it('is refused when it is not signed by a live secret, two of which may live', async () => {
    house = await openChatHouse(app);
    const secrets: string[] = [];
    for (let made = 0; made < 3; made += 1)
      secrets.push((await house.admin.call(addSiteSecret, { siteId: house.site.id })).secret);
    const welcomes = [];
    for (const secret of [...secrets, 'made up'])
      welcomes.push(await house.page({ identity: identityOf(secret, 'x') }));
    expect(welcomes.map(({ refusal }) => refusal)).toEqual([
      'identity_invalid',
      undefined,
      undefined,
      'identity_invalid',
    ]);
  });
});
