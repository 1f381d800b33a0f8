import { acceptOffer, changeMyStatus, getMyWork } from '@guichet/contracts';
import { eventually, type TestApp } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openVoiceHouse, type Seat, startVoiceApp, type VoiceHouse } from './voice-house.fixtures.ts';

let app: TestApp;
let house: VoiceHouse;
beforeAll(async () => {
  app = await startVoiceApp();
});
afterAll(() => app.stop());
afterEach(() => house.close());

/** Two who are ready: who rings first, and the other one. */
async function twoSeats() {
  house = await openVoiceHouse(app);
  const seats = [await house.agent('Nadia Roche'), await house.agent('Thomas Girard')];
  const visitor = await house.visitor();
  const { call } = await visitor.calls();
  const first = await eventually('a ring', () => seats.find(({ phone }) => phone.incoming.length > 0));
  const second = seats.find((seat) => seat !== first)!;
  return { visitor, callId: call.callId, first, second };
}
const talksWith = (callId: string, { person }: Seat) =>
  house.until(
    callId,
    `a talk with ${person.name}`,
    ({ state, legs }) =>
      state === 'talking' &&
      legs.some(({ role, state, userId }) => role === 'agent' && state === 'up' && userId === person.userId),
  );
const endOf = async (callId: string, { person }: Seat) =>
  (await house.call(callId)).legs.find(({ userId }) => userId === person.userId)?.end;

it('goes to the next agent when one declines', async () => {
  const { visitor, callId, first, second } = await twoSeats();
  await first.phone.decline(486);
  await second.phone.answer();
  await talksWith(callId, second);
  await visitor.phone.hears('answered');
  expect(await endOf(callId, first)).toBe('busy');
});

it('goes to the next agent when the tab of one is killed while it rings', async () => {
  const { callId, first, second } = await twoSeats();
  await first.phone.ring();
  first.phone.line.cut();
  await second.phone.answer();
  await talksWith(callId, second);
  expect(await endOf(callId, first)).toBe('lost');
});

it('goes to the next agent when one does not answer, who is not asked again', async () => {
  house = await openVoiceHouse(app);
  // Less than may be set by hand: nobody waits for this test.
  await house.inTenant((tx) => tx.queue.updateMany({ data: { channels: { voice: { offerSeconds: 1 } } } }));
  const first = await house.agent('Nadia Roche');
  const visitor = await house.visitor();
  const { call } = await visitor.calls();
  await first.phone.ring();
  const second = await house.agent('Thomas Girard');
  await first.phone.hears('cancelled');
  await second.phone.answer();
  await talksWith(call.callId, second);
  expect(await endOf(call.callId, first)).toBe('no-answer');
});

it('waits a moment for a desk that is just being opened', async () => {
  house = await openVoiceHouse(app);
  const { person, phone } = await house.agent('Nadia Roche');
  await phone.close();
  const visitor = await house.visitor();
  const { call } = await visitor.calls();
  await house.until(call.callId, 'his turn', ({ legs }) => legs.some(({ userId }) => userId === person.userId));
  const back = { person, phone: await house.register(person) };
  await back.phone.answer();
  await talksWith(call.callId, back);
});

it('stops ringing, and leaves the queue, when the caller goes', async () => {
  const { visitor, callId, first } = await twoSeats();
  visitor.phone.call!.hangUp();
  await first.phone.hears('cancelled');
  const over = await house.until(callId, 'its end', ({ state }) => state === 'ended');
  expect(over).toMatchObject({ end: 'abandoned', answeredAt: null });
  expect(await house.work(over.conversationId)).toMatchObject([{ state: 'abandoned' }]);
});

it('stops ringing when the page of the caller is closed without a word', async () => {
  const { visitor, callId, first } = await twoSeats();
  visitor.phone.line.cut();
  await first.phone.hears('cancelled');
  await house.until(callId, 'its end', ({ end }) => end === 'abandoned');
});

it('goes to somebody with a telephone when whose turn it is has none', async () => {
  house = await openVoiceHouse(app);
  const without = await house.agent('Sans Poste');
  await without.phone.close();
  const visitor = await house.visitor();
  const { call } = await visitor.calls();
  await house.until(call.callId, 'a ring in vain', ({ legs }) => legs.some(({ end }) => end === 'failed'));
  const with_ = await house.agent('Nadia Roche');
  await with_.phone.answer();
  await talksWith(call.callId, with_);
});

it('rings on for who said yes at the desk, until he picks up', async () => {
  const { callId, first } = await twoSeats();
  await first.phone.ring();
  const { offers } = await first.person.call(getMyWork, {});
  await first.person.call(acceptOffer, { workItemId: offers[0]!.workItemId });
  await first.phone.answer();
  await talksWith(callId, first);
});

it('rings several telephones of one person, and one answer is enough', async () => {
  house = await openVoiceHouse(app);
  const nadia = await house.agent('Nadia Roche');
  const other = await house.register(nadia.person);
  const visitor = await house.visitor();
  const { call } = await visitor.calls();
  await other.ring();
  await nadia.phone.answer();
  await other.hears('cancelled');
  await talksWith(call.callId, nadia);
});

it('is refused where nobody could answer', async () => {
  house = await openVoiceHouse(app);
  const nadia = await house.agent('Nadia Roche');
  await nadia.person.call(changeMyStatus, { action: 'leave' });
  const visitor = await house.visitor();
  expect(await visitor.start()).toMatchObject({ ok: false, code: 'call_unavailable' });
});
