import { createClient, getChat, getTimeline, rateChat } from '@guichet/contracts';
import { Clock } from '@guichet/platform';
import { refusal, type TestApp } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type ChatHouse, openChatHouse, type Page, startChatApp } from './chat-house.fixtures.ts';

let app: TestApp;
let house: ChatHouse;
beforeAll(async () => {
  app = await startChatApp();
});
afterAll(() => app.stop());
afterEach(() => {
  vi.restoreAllMocks();
  house?.close();
});
const visitorCall = (page: Page) => createClient(app.url, { headers: { authorization: `Bearer ${page.token}` } });

it('after the end asks whether the request was settled: with stars or without, once for each answer', async () => {
  house = await openChatHouse(app);
  const agent = await house.agent();
  const page = await house.page();
  const started = await page.start('Bonjour');
  if (!started.ok) throw new Error(started.code);
  const { conversationId } = started.chat;
  await agent.accept();
  await page.end(conversationId);
  const about = { siteKey: house.site.key, conversationId };
  const rate = visitorCall(page);
  expect((await refusal(rate(rateChat, about))).code).toBe('invalid_input');
  await rate(rateChat, { ...about, isSettled: false });
  await rate(rateChat, { ...about, isSettled: false });
  expect((await agent.person.call(getChat, { conversationId })).rating).toBeNull();
  const again = await house.page({ token: page.token });
  expect(again.welcome!.chats).toMatchObject([{ conversationId, rating: null, isSettled: false }]);
  await rate(rateChat, { ...about, score: 4, isSettled: true });
  expect((await agent.person.call(getChat, { conversationId })).rating).toMatchObject({ score: 4 });
  const { entries } = await agent.person.call(getTimeline, { conversationId });
  const said = entries.flatMap((entry) =>
    entry.type === 'system' && entry.event === 'resolution.answered' ? [entry.data] : [],
  );
  expect(said).toEqual([
    { isSettled: false, by: 'widget' },
    { isSettled: true, by: 'widget' },
  ]);
  const stranger = visitorCall(await house.page());
  expect((await refusal(stranger(rateChat, { ...about, isSettled: false }))).code).toBe('not_found');
  vi.spyOn(app.get(Clock), 'now').mockReturnValue(new Date(Date.now() + 25 * 3_600_000));
  expect((await refusal(rate(rateChat, { ...about, isSettled: false }))).code).toBe('chat_ended');
});
