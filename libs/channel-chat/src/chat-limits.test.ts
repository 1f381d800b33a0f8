import { createClient, getTimeline, rateChat, sendForm, uploadChatFile } from '@guichet/contracts';
import { eventually, refusal, type TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type ChatHouse, forwarded, openChatHouse, startChatApp } from './chat-house.fixtures.ts';
import { BoundedWork } from './live/bounded-work.ts';

let app: TestApp;
let house: ChatHouse;
beforeAll(async () => {
  app = await startChatApp({ WIDGET_SOCKETS_PER_ADDRESS: '4', TRUST_PROXY: 'loopback' });
});
afterAll(() => app.stop());
afterEach(() => house?.close());

const CARD = '4111 1111 1111 1111';

it('refuses politely what is more than sixty messages a minute, and others feel nothing of it', async () => {
  house = await openChatHouse(app);
  await house.agent();
  const [loud, calm] = [await house.page(), await house.page()];
  const [noise, talk] = [await loud.start('Moi'), await calm.start('Bonjour')];
  if (!noise.ok || !talk.ok) throw new Error('not started');
  const answers = await Promise.all(Array.from({ length: 90 }, () => loud.send(noise.chat.conversationId, 'moi')));
  const refused = answers.filter(({ ok }) => !ok);
  expect(refused).toHaveLength(30);
  for (const answer of refused)
    expect(answer).toMatchObject({ code: 'too_many_requests', retryAfterSeconds: expect.any(Number) as number });
  expect(await calm.send(talk.chat.conversationId, 'Et moi ?')).toMatchObject({ ok: true });
});

it('lets only so many sockets come from one address', async () => {
  house = await openChatHouse(app);
  const pages = [];
  for (let at = 0; at < 5; at += 1) pages.push(await house.page());
  expect(pages.map(({ refusal }) => refusal)).toEqual([...Array<undefined>(4).fill(undefined), 'too_many_requests']);
  pages[0]!.close();
  await eventually('room again', async () => {
    const page = await house.page();
    return page.welcome;
  });
});

it('counts addresses as the proxy names them', async () => {
  house = await openChatHouse(app);
  for (let at = 0; at < 4; at += 1) expect((await house.page({ from: '203.0.113.7' })).refusal).toBeUndefined();
  expect((await house.page({ from: '203.0.113.7' })).refusal).toBe('too_many_requests');
  expect((await house.page({ from: '203.0.113.8' })).refusal).toBeUndefined();
});

it('lets nobody further who is somebody new each time', async () => {
  house = await openChatHouse(app);
  await house.agent();
  const newcomer = async (from: string) => {
    const page = await house.page({ from });
    page.close();
    const call = createClient(app.url, { headers: { authorization: `Bearer ${page.token}`, ...forwarded(from) } });
    const form = { clientId: uuid(), email: 'lea@exemple.test', text: 'Bonjour', language: 'fr' as const };
    return call(sendForm, { siteKey: house.site.key, ...form }).then(
      () => 'sent',
      (error: unknown) => (error as { code: string }).code,
    );
  };
  const said = [];
  for (let at = 0; at < 6; at += 1) said.push(await newcomer('203.0.113.9'));
  expect(said).toEqual([...Array<string>(5).fill('sent'), 'too_many_requests']);
  expect(await newcomer('203.0.113.10')).toBe('sent');
  const begun = [];
  for (let at = 0; at < 11; at += 1) {
    const page = await house.page({ from: '203.0.113.11' });
    begun.push((await page.start('Bonjour')).ok);
    page.close();
  }
  expect(begun).toEqual([...Array<boolean>(10).fill(true), false]);
});

it('masks card numbers in whatever a visitor gives, tells him, and stores nothing of them', async () => {
  house = await openChatHouse(app, {
    fields: [{ key: 'note', kind: 'text', label: { fr: 'Note', en: 'Note' } }],
  });
  const agent = await house.agent();
  const page = await house.page();
  const context = {
    values: { carte: CARD },
    pages: [{ url: `https://x.test/${CARD}`, title: CARD, at: new Date().toISOString() }],
  };
  const answer = await page.start(`Ma carte ${CARD}`, {
    fields: { note: CARD },
    orderReference: CARD,
    name: `Léa ${CARD}`,
    context,
  });
  expect(answer).toMatchObject({
    ok: true,
    message: { notices: ['card-masked'], text: 'Ma carte •••• •••• •••• 1111' },
  });
  const conversationId = await agent.accept();
  expect(await page.send(conversationId, `encore ${CARD}`)).toMatchObject({
    ok: true,
    message: { notices: ['card-masked'] },
  });
  const call = createClient(app.url, { headers: { authorization: `Bearer ${page.token}` } });
  await page.send(conversationId, '5500 0000');
  expect(await page.send(conversationId, '0000 0004')).toMatchObject({
    ok: true,
    message: { notices: ['card-masked'], text: '•••• ••••' },
  });
  const { key: siteKey } = house.site;
  await call(rateChat, { siteKey, conversationId, score: 4, comment: CARD });
  const { id } = await call(uploadChatFile, { siteKey, name: `${CARD}.txt` }, { body: Buffer.from('x') });
  expect(await page.send(conversationId, '', { fileIds: [id] })).toMatchObject({ ok: true });
  const form = { clientId: uuid(), name: CARD, email: 'lea@exemple.test', subject: CARD, text: CARD };
  await call(sendForm, { siteKey, ...form, language: 'fr', orderReference: CARD });
  page.socket.emit('context', { basket: { lines: [{ name: CARD }] } });
  await Promise.all(Array.from({ length: 19 }, () => call(rateChat, { siteKey, conversationId, score: 4 })));
  expect((await refusal(call(rateChat, { siteKey, conversationId, score: 4 }))).code).toBe('too_many_requests');
  await eventually('the basket is known', async () =>
    JSON.stringify(await house.inTenant((tx) => tx.visitor.findMany())).includes('1111'),
  );
  const stored = await house.inTenant(async (tx) => [
    await tx.entry.findMany(),
    await tx.conversation.findMany(),
    await tx.chat.findMany(),
    await tx.visitor.findMany(),
    await tx.domainEvent.findMany(),
    await tx.attachment.findMany(),
    await tx.customer.findMany(),
    await tx.searchDocument.count(),
  ]);
  expect(JSON.stringify(stored)).not.toMatch(/4111.?1111.?1111.?1111/);
});

it('takes files by what they hold, and only the visitor’s own', async () => {
  house = await openChatHouse(app);
  const agent = await house.agent();
  const [lea, eve] = [await house.page(), await house.page()];
  const started = await lea.start('Voici une photo');
  if (!started.ok) throw new Error(started.code);
  const { conversationId } = started.chat;
  await agent.accept();
  const as = (token: string) => createClient(app.url, { headers: { authorization: `Bearer ${token}` } });
  const body = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const file = await as(lea.token)(uploadChatFile, { siteKey: house.site.key, name: 'photo.png' }, { body });
  expect(file.type).not.toBe('image/png');
  const foreign = await eve.start('Bonjour');
  if (!foreign.ok) throw new Error(foreign.code);
  expect(await eve.send(foreign.chat.conversationId, '', { fileIds: [file.id] })).toEqual({
    ok: false,
    code: 'not_found',
  });
  const clientId = uuid();
  for (let time = 0; time < 2; time += 1)
    expect(await lea.send(conversationId, '', { fileIds: [file.id], clientId })).toMatchObject({
      ok: true,
      message: { files: [{ name: 'photo.png' }] },
    });
  const { entries } = await agent.person.call(getTimeline, { conversationId });
  const shown = entries.filter((entry) => entry.type === 'message' && entry.attachments.length);
  expect(shown).toHaveLength(1);
  const got = await fetch(app.url + (shown[0]!.type === 'message' ? shown[0]!.attachments[0]!.url : ''));
  expect([got.headers.get('x-content-type-options'), got.headers.get('content-type')]).toEqual([
    'nosniff',
    'application/octet-stream',
  ]);
  expect(got.headers.get('content-disposition')).toMatch(/^attachment/);
  const large = as(lea.token)(
    uploadChatFile,
    { siteKey: house.site.key, name: 'x' },
    { body: Buffer.alloc(10_000_001) },
  );
  expect((await refusal(large)).code).toBe('too_large');
});

it('bears whatever a page sends', async () => {
  house = await openChatHouse(app);
  const agent = await house.agent();
  const page = await house.page();
  const emit = (name: string, ...data: unknown[]) =>
    (page.socket as unknown as { emit: (n: string, ...d: unknown[]) => void }).emit(name, ...data);
  for (const name of ['start', 'send', 'resync', 'history', 'end', 'typing', 'seen', 'context'])
    for (const data of [
      undefined,
      null,
      'x',
      7,
      [],
      {},
      { conversationId: 'x' },
      { conversationId: uuid(), text: '\0', isTyping: 'no' },
    ]) {
      emit(name, data);
      emit(name, data, 'no function');
      emit(name);
    }
  expect(await page.start('x'.repeat(5001))).toEqual({ ok: false, code: 'invalid_input' });
  const started = await page.start('a\0b\ud800c');
  expect(started).toMatchObject({ ok: true, message: { text: 'ab\ufffdc' } });
  if (!started.ok) throw new Error(started.code);
  const { conversationId } = started.chat;
  expect(await page.send(conversationId, 'x', { clientId: 'with a \0 and \ud800' })).toMatchObject({ ok: true });
  const deep = JSON.parse(`${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`) as object;
  expect(await page.send(conversationId, 'x', { deep })).toEqual({ ok: false, code: 'invalid_input' });
  page.socket.emit('context', { values: { half: 'smile \ud83d', nul: 'a\0b', ['__proto__']: 'x' } });
  await eventually('what can be stored of the context', async () => {
    const [visitor] = await house.inTenant((tx) => tx.visitor.findMany());
    return JSON.stringify(visitor!.context).includes('smile \ufffd');
  });
  await agent.accept();
});

it('runs so many at once, lets so many wait, and refuses the rest at once', async () => {
  const work = new BoundedWork(2, 3, () => new Error('full'));
  const ends: (() => void)[] = [];
  const one = () => work.run(() => new Promise<string>((resolve) => ends.push(() => resolve('done'))));
  const all = Promise.allSettled(Array.from({ length: 7 }, one));
  for (let turn = 0; turn < 5; turn += 1) {
    await eventually('work', () => ends.length);
    expect(ends.length).toBeLessThanOrEqual(2);
    ends.shift()!();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect((await all).map(({ status }) => status).sort()).toEqual([
    ...Array<string>(5).fill('fulfilled'),
    'rejected',
    'rejected',
  ]);
  await expect(work.run(() => Promise.resolve('again'))).resolves.toBe('again');
});
