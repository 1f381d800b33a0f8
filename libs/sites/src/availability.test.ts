import {
  changeMyStatus,
  createCalendar,
  createClient,
  createQueue,
  getAvailability,
  getDecisions,
  sendForm,
  updateAgent,
  updateQueue,
  updateSite,
} from '@guichet/contracts';
import { eventually, type TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type ChatHouse, openChatHouse, startChatApp } from '../../channel-chat/src/chat-house.fixtures.ts';

let app: TestApp;
let house: ChatHouse;
beforeAll(async () => {
  app = await startChatApp();
});
afterAll(() => app.stop());
afterEach(() => house?.close());

const asked = () => app.call(getAvailability, { siteKey: house.site.key });

it('follows the agents: pages that are open are told, and the click asks anew', async () => {
  house = await openChatHouse(app);
  const page = await house.page();
  expect(page.welcome!.availability).toMatchObject({ state: 'away', canChat: false });
  expect(await page.start('Bonjour')).toMatchObject({ ok: false, code: 'chat_unavailable' });
  const agent = await house.agent();
  await eventually('the page is told', () => page.last('availability')?.state === 'open');
  expect(await asked()).toMatchObject({ state: 'open', canChat: true, estimateSeconds: 30 });
  agent.close();
  await eventually('the last agent left', () => page.last('availability')?.state === 'away');
  expect((await asked()).canChat).toBe(false);
});

it('counts who takes chats and has room, and lets people wait where the site wants it', async () => {
  house = await openChatHouse(app);
  const agent = await house.agent();
  const page = await house.page();
  await agent.person.call(changeMyStatus, { action: 'ready', channels: ['email'] });
  await eventually('takes mail only', async () => (await asked()).state === 'away');
  await agent.person.call(changeMyStatus, { action: 'ready', channels: ['chat'] });
  await house.admin.call(updateAgent, { userId: agent.person.userId, maximums: { chat: 1 } });
  await eventually('room for one', async () => (await asked()).state === 'open');
  const first = await page.start('Moi');
  expect(first.ok).toBe(true);
  await agent.accept();
  await eventually('full', () => page.last('availability')?.state === 'busy');
  expect(page.last('availability')!.canChat).toBe(false);
  await house.admin.call(updateSite, { siteId: house.site.id, offersWhenBusy: true });
  await eventually('may wait', async () => (await asked()).canChat);
  await eventually('open pages know', () => page.last('availability')?.canChat);

  const second = await house.page();
  const waiting = await second.start('Moi aussi');
  if (!waiting.ok) throw new Error(waiting.code);
  expect(waiting.chat).toMatchObject({ state: 'waiting', position: 1, agentName: null });
  expect(waiting.chat.estimateSeconds).toBeGreaterThan(0);
  // What was told is kept, so that its error can be reported.
  const { stays } = await house.admin.call(getDecisions, {
    ...{ subjectType: 'conversation', subjectId: waiting.chat.conversationId },
  });
  expect(stays[0]!.estimates[0]).toMatchObject({ position: 1, seconds: waiting.chat.estimateSeconds });
});

it('tells who waits his place among those who are here: mail in the same queue keeps nobody from his turn', async () => {
  house = await openChatHouse(app, { offersWhenBusy: true });
  const { queueId } = await house.inTenant((tx) => tx.inbox.findFirstOrThrow({ where: { id: house.mail.id } }));
  await house.admin.call(updateSite, { siteId: house.site.id, queueId });
  const agent = await house.agent();
  await agent.person.call(changeMyStatus, { action: 'ready', channels: ['chat'] });
  await house.admin.call(updateAgent, { userId: agent.person.userId, maximums: { chat: 1 } });
  const [first, second] = [await house.page(), await house.page()];
  const call = createClient(app.url, { headers: { authorization: `Bearer ${first.token}` } });
  const form = { siteKey: house.site.key, clientId: uuid(), language: 'fr' as const, email: 'lea@exemple.test' };
  await call(sendForm, { ...form, text: 'Par mail' });
  await first.start('Moi');
  await agent.accept();
  const waiting = await second.start('Moi aussi');
  expect(waiting).toMatchObject({ ok: true, chat: { state: 'waiting', position: 1 } });
});

it('keeps the hours of the site, else of its queue', async () => {
  house = await openChatHouse(app);
  await house.agent();
  await eventually('open', async () => (await asked()).state === 'open');
  const never = await house.admin.call(createCalendar, { name: 'Jamais', zone: 'Europe/Paris', ranges: [] });
  const always = await house.admin.call(createCalendar, {
    ...{ name: 'Toujours', zone: 'Europe/Paris' },
    ranges: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' })),
  });
  await house.admin.call(updateQueue, { queueId: house.site.queueId!, calendarId: never.id });
  expect(await asked()).toMatchObject({ state: 'closed', canChat: false, nextOpeningAt: null });
  const { warnings } = await house.admin.call(updateSite, { siteId: house.site.id, calendarId: always.id });
  expect(warnings).toEqual([]);
  await eventually('the site’s own count', async () => (await asked()).state === 'open');
  const closed = await house.admin.call(updateSite, { siteId: house.site.id, calendarId: never.id });
  expect(closed.warnings.map(({ code }) => code)).toContain('site-never-open');
});

it('sends a visitor where he chose to go, with skills, points and words', async () => {
  house = await openChatHouse(app);
  const agent = await house.agent();
  const { queue } = await house.admin.call(createQueue, { name: 'Retards' });
  const label = (fr: string) => ({ fr, en: fr });
  const menu = [
    { id: 'commande', label: label('Ma commande'), priority: 5 },
    { id: 'retard', parentId: 'commande', label: label('Elle est en retard'), queueId: queue.id, priority: 10 },
  ];
  await house.admin.call(updateSite, { siteId: house.site.id, menu });
  await eventually('the menu is known', async () => {
    const page = await house.page();
    const started = await page.start('Où est-elle ?', { menuId: 'retard', orderReference: '58214' });
    if (!started.ok) return false;
    const { conversationId } = started.chat;
    const item = await house.inTenant((tx) => tx.workItem.findFirst({ where: { subjectId: conversationId } }));
    if (item?.queueId !== queue.id) return false;
    expect(item.priority).toBe(15);
    const found = await house.inTenant((tx) => tx.conversation.findFirst({ where: { id: conversationId } }));
    expect(found!.subject).toBe('Ma commande › Elle est en retard (58214)');
    return true;
  });
  expect(await agent.accept()).toBeTruthy();
});

it('offers the form to whoever waits too long, and his place is kept', async () => {
  house = await openChatHouse(app, { offersWhenBusy: true });
  const agent = await house.agent();
  await house.admin.call(updateAgent, { userId: agent.person.userId, maximums: { chat: 1 } });
  const overflow = [{ afterSeconds: 1, to: { type: 'form' as const } }];
  await house.admin.call(updateQueue, { queueId: house.site.queueId!, overflow });
  const [first, second] = [await house.page(), await house.page()];
  await first.start('Moi');
  await agent.accept();
  await second.start('Moi aussi');
  await eventually('the form is offered', () => second.last('chat')?.offersForm);
  expect(second.last('chat')).toMatchObject({ state: 'waiting', position: 1 });
});
