import { getConversation } from '@guichet/contracts';
import { eventually, type TestApp } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openVoiceHouse, startVoiceApp, type VoiceHouse } from '../voice-house.fixtures.ts';

let app: TestApp;
let house: VoiceHouse;
beforeAll(async () => {
  app = await startVoiceApp();
});
afterAll(() => app.stop());
afterEach(() => house.close());

async function waiting() {
  house = await openVoiceHouse(app);
  const nadia = await house.agent('Nadia Roche');
  const visitor = await house.visitor();
  const { call } = await visitor.calls();
  return { nadia, visitor, call };
}
async function talking() {
  const all = await waiting();
  await all.nadia.phone.answer();
  await house.until(all.call.callId, 'a talk', ({ state }) => state === 'talking');
  return all;
}
const isExpected = (callId: string) => eventually('his going', async () => (await house.call(callId)).callerLostAt);
const ended = (callId: string) => house.until(callId, 'the end', ({ state }) => state === 'ended');

it('who is about to leave the page, stays, and hangs up, is gone at once: nobody hears music for him', async () => {
  const { nadia, visitor, call } = await talking();
  visitor.socket.emit('call.moving', call);
  await isExpected(call.callId);
  visitor.socket.emit('call.hang-up', call);
  visitor.phone.call!.hangUp();
  expect(await ended(call.callId)).toMatchObject({ end: 'caller' });
  await eventually('the line to end', () => nadia.phone.heard.includes('ended bye'));
});

it('a page that stays is waited for no more: who goes then without a word is gone', async () => {
  const { visitor, call } = await waiting();
  visitor.socket.emit('call.moving', call);
  await isExpected(call.callId);
  visitor.socket.emit('call.staying', call);
  await eventually('his staying', async () => (await house.call(call.callId)).callerLostAt === null);
  visitor.phone.line.cut();
  expect(await ended(call.callId)).toMatchObject({ end: 'abandoned' });
  const { startedAt, endedAt } = await house.call(call.callId);
  expect(endedAt!.getTime() - startedAt.getTime()).toBeLessThan(15_000);
});

it('a page that said so and is gone all the same is still waited for', async () => {
  const { visitor, call } = await waiting();
  visitor.socket.emit('call.moving', call);
  visitor.phone.call!.hangUp();
  await isExpected(call.callId);
  await eventually('the line to be gone', () => visitor.phone.heard.some((word) => word.startsWith('failed')));
  visitor.socket.emit('call.staying', call);
  await visitor.comesBack();
  expect((await house.call(call.callId)).state).toBe('waiting');
});

it('a call whose caller hangs up before his telephone has called leaves nothing', async () => {
  house = await openVoiceHouse(app);
  await house.agent('Nadia Roche');
  const visitor = await house.visitor();
  const answer = await visitor.start();
  if (!answer.ok) throw new Error(answer.code);
  visitor.socket.emit('call.hang-up', answer.call);
  const { end, conversationId } = await ended(answer.call.callId);
  expect(end).toBe('abandoned');
  expect(await house.admin.call(getConversation, { conversationId })).toMatchObject({ status: 'resolved' });
});

it('nobody hangs up for somebody else', async () => {
  const { call } = await talking();
  const other = await house.visitor();
  other.socket.emit('call.hang-up', call);
  expect(await other.resume(call.callId)).toMatchObject({ ok: false });
  expect((await house.call(call.callId)).state).toBe('talking');
});
