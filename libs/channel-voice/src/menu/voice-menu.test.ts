import { createQueue, getConversation, type RequestOf, updateSite, uploadVoicePrompt } from '@guichet/contracts';
import { eventually, type TestApp } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { toneFile } from '../../../media/src/audio/tone-file.fixtures.ts';
import { openVoiceHouse, startVoiceApp, type Visitor, type VoiceHouse } from '../voice-house.fixtures.ts';
import { VoiceMenu } from './voice-menu.service.ts';

const item = (id: string, more: object = {}) => ({ id, label: { fr: id, en: id }, ...more });
let app: TestApp;
let house: VoiceHouse;
let returns: string;
beforeAll(async () => {
  app = await startVoiceApp();
  house = await openVoiceHouse(app, { hasVoiceMenu: true });
  returns = (await house.admin.call(createQueue, { name: 'Retours' })).queue.id;
  const menu = [
    item('orders'),
    item('late', { parentId: 'orders' }),
    item('back', { parentId: 'orders', queueId: returns }),
    item('hours', { answer: { fr: 'De 9 h à 18 h', en: 'From 9 to 6' } }),
  ];
  await house.admin.call(updateSite, { siteId: house.site.id, menu });
  const short = [{ prompt: 'welcome' }, { prompt: 'choose' }, { prompt: 'answer', menuId: 'hours' }] as const;
  for (const one of short) {
    const place: RequestOf<typeof uploadVoicePrompt> = { siteId: house.site.id, language: 'fr', ...one };
    await house.admin.call(uploadVoicePrompt, place, { body: new Uint8Array(toneFile(440, 0.1)) });
  }
});
afterEach(() => house.close());
afterAll(() => app.stop());

/** In the menu, which is answered so that keys can be sent. */
async function inMenu(more: object = {}): Promise<{ visitor: Visitor; callId: string }> {
  await house.agent('Nadia');
  const visitor = await house.visitor();
  const { call } = await visitor.calls(more);
  return { visitor, callId: call.callId };
}
const press = ({ phone }: Visitor, key: string) =>
  phone.call!.info({ type: 'application/dtmf-relay', content: `Signal=${key}\r\nDuration=160` });
const waits = (callId: string) => house.until(callId, 'the queue', ({ state }) => state === 'waiting');
const queueOf = async (conversationId: string) => (await house.work(conversationId)).at(-1)?.queueId;

describe('a caller who chose nothing on the page', () => {
  it('chooses by keys, level by level, and waits in the queue of his choice', async () => {
    const { visitor, callId } = await inMenu();
    await visitor.phone.hears('answered');
    expect((await house.call(callId)).state).toBe('menu');
    await press(visitor, '1');
    await press(visitor, '9');
    await press(visitor, '2');
    const call = await waits(callId);
    expect(call).toMatchObject({ menuId: 'back', subject: ['orders', 'back'] });
    expect(await queueOf(call.conversationId)).toBe(returns);
  });

  it('waits in the usual queue when he presses nothing', async () => {
    const menu = app.get(VoiceMenu);
    const before = menu.silenceMs;
    menu.silenceMs = 50;
    const waiting = inMenu().then(({ callId }) => waits(callId));
    const call = await waiting.finally(() => (menu.silenceMs = before));
    expect(call).toMatchObject({ menuId: null, subject: [] });
    expect(await queueOf(call.conversationId)).toBe(house.queue.id);
  });

  it('hears an answer, and that is all: nobody has to call back', async () => {
    const { visitor, callId } = await inMenu({ email: 'lea@exemple.test' });
    await visitor.phone.hears('answered');
    await press(visitor, '2');
    const call = await house.until(callId, 'the end', ({ state }) => state === 'ended');
    expect(call).toMatchObject({ menuId: 'hours', end: 'caller', answeredAt: null });
    const { conversationId } = call;
    expect((await house.admin.call(getConversation, { conversationId })).status).toBe('resolved');
    expect(await house.work(conversationId)).toEqual([]);
    await eventually('the line to end', () => visitor.phone.heard.some((what) => what.startsWith('ended')));
  });

  it('may go in the middle of it', async () => {
    const { visitor, callId } = await inMenu();
    await visitor.phone.hears('answered');
    visitor.phone.call!.hangUp();
    expect((await house.until(callId, 'the end', ({ state }) => state === 'ended')).end).toBe('abandoned');
  });
});

it('is not asked by voice when he chose on the page', async () => {
  const { callId } = await inMenu({ menuId: 'late' });
  expect(await waits(callId)).toMatchObject({ menuId: 'late' });
});
