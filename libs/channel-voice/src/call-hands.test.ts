import { consult, createQueue, endConsult, listMyCalls, openSoftphone, transferCall } from '@guichet/contracts';
import { eventually, refusalCode, type TestApp } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { LiveCalls } from './live/live-calls.service.ts';
import { openVoiceHouse, type Seat, startVoiceApp, type VoiceHouse } from './voice-house.fixtures.ts';

let app: TestApp;
let house: VoiceHouse;
beforeAll(async () => {
  app = await startVoiceApp();
});
afterAll(() => app.stop());
afterEach(() => house.close());

/** Nadia talks with a caller; Thomas has a telephone, and waits for nothing. */
async function talk() {
  house = await openVoiceHouse(app);
  const nadia = await house.agent('Nadia Roche');
  const visitor = await house.visitor();
  const { call } = await visitor.calls();
  await nadia.phone.answer();
  await house.until(call.callId, 'a talk', ({ state }) => state === 'talking');
  const thomas = await house.agent('Thomas Girard');
  return { nadia, thomas, visitor, callId: call.callId };
}
const upAs = (callId: string, role: string, { person }: Seat) =>
  house.until(callId, `${person.name} as ${role}`, ({ legs }) =>
    legs.some((leg) => leg.role === role && leg.userId === person.userId && leg.state === 'up'),
  );

const account = ({ person }: Seat) => person.call(openSoftphone, {});

it('passes on to a queue, with its age, and another one answers', async () => {
  const { nadia, thomas, visitor, callId } = await talk();
  const { queue } = await house.admin.call(createQueue, { name: 'Réparations' });
  await nadia.person.call(transferCall, { callId, to: { queueId: queue.id } });
  await nadia.phone.hears('ended bye');
  await thomas.phone.answer();
  const { conversationId } = await upAs(callId, 'agent', thomas);
  const [before, after] = await house.work(conversationId);
  expect(before).toMatchObject({ state: 'transferred' });
  expect(after).toMatchObject({ queueId: queue.id, originalArrivalAt: before!.originalArrivalAt });
  expect(visitor.phone.heard).not.toContain('ended bye');
});

it('passes on to a colleague, who is asked before any other', async () => {
  const { nadia, thomas, callId } = await talk();
  await house.agent('Emma Clarke');
  await nadia.person.call(transferCall, { callId, to: { userId: thomas.person.userId } });
  await thomas.phone.answer();
  await upAs(callId, 'agent', thomas);
});

it('asks a colleague first, and leaves the caller to him', async () => {
  const { nadia, thomas, visitor, callId } = await talk();
  await nadia.person.call(consult, { callId, userId: thomas.person.userId });
  const ring = await thomas.phone.answer();
  expect(thomas.phone.reasonOf(ring)).toBe('colleague');
  await upAs(callId, 'colleague', thomas);
  await visitor.sees('music', ({ isHeld }) => isHeld);
  await nadia.person.call(endConsult, { callId, how: 'hand-over' });
  await nadia.phone.hears('ended bye');
  const row = await upAs(callId, 'agent', thomas);
  expect(row.state).toBe('talking');
  expect(await house.work(row.conversationId)).toMatchObject([{ state: 'active', agentId: thomas.person.userId }]);
  visitor.phone.call!.hangUp();
  await thomas.phone.hears('ended bye');
});

it('joins three, and goes on when one of the agents leaves', async () => {
  const { nadia, thomas, visitor, callId } = await talk();
  await nadia.person.call(consult, { callId, userId: thomas.person.userId });
  const ring = await thomas.phone.answer();
  await upAs(callId, 'colleague', thomas);
  await nadia.person.call(endConsult, { callId, how: 'join' });
  await nadia.phone.incoming[0]!.hangUp();
  await upAs(callId, 'agent', thomas);
  expect((await thomas.person.call(listMyCalls, {})).calls).toMatchObject([{ id: callId, state: 'talking' }]);
  ring.hangUp();
  await visitor.phone.hears('ended bye');
  expect(await house.until(callId, 'its end', ({ state }) => state === 'ended')).toMatchObject({ end: 'agent' });
});

it('joins three also when the word of it is lost', async () => {
  const { nadia, thomas, callId } = await talk();
  await nadia.person.call(consult, { callId, userId: thomas.person.userId });
  await thomas.phone.answer();
  await upAs(callId, 'colleague', thomas);
  // The rows of another process's act; what tells of it is any later notice.
  const where = { callId, role: 'colleague' as const };
  await house.inTenant((tx) => tx.callLeg.updateMany({ where, data: { joinedAt: new Date() } }));
  expect(await nadia.phone.offers('sendonly')).toBe(200);
  await eventually('three', () => app.get(LiveCalls).find(callId)!.isJoined);
});

it('asks one colleague at a time, however fast one presses', async () => {
  const { nadia, thomas, callId } = await talk();
  const emma = await house.agent('Emma Clarke');
  const ask = ({ person }: Seat) => nadia.person.call(consult, { callId, userId: person.userId });
  const answers = await Promise.allSettled([ask(thomas), ask(emma), ask(thomas), ask(emma)]);
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const { legs } = await house.call(callId);
  expect(legs.filter(({ role, endedAt }) => role === 'colleague' && !endedAt)).toHaveLength(1);
});

it('goes back to the caller alone when the colleague is dropped, or declines', async () => {
  const { nadia, thomas, callId } = await talk();
  await nadia.person.call(consult, { callId, userId: thomas.person.userId });
  await thomas.phone.decline();
  await house.until(callId, 'a refusal', ({ legs }) => legs.some(({ end }) => end === 'busy'));
  await nadia.person.call(consult, { callId, userId: thomas.person.userId });
  await thomas.phone.answer();
  await upAs(callId, 'colleague', thomas);
  await nadia.person.call(endConsult, { callId, how: 'drop' });
  await thomas.phone.hears('ended bye');
  expect((await house.call(callId)).state).toBe('talking');
});

it('asks nobody who cannot come, and lets nobody else do so', async () => {
  const { nadia, thomas, callId } = await talk();
  expect(await refusalCode(thomas.person.call(consult, { callId, userId: nadia.person.userId }))).toBe('forbidden');
  await thomas.phone.register(await account(thomas), 0);
  const asked = nadia.person.call(consult, { callId, userId: thomas.person.userId });
  expect(await refusalCode(asked)).toBe('colleague_unavailable');
  expect(await refusalCode(nadia.person.call(endConsult, { callId, how: 'join' }))).toBe('conflict');
});

it('comes back to the head of the queue when its agent is gone', async () => {
  const { nadia, thomas, visitor, callId } = await talk();
  nadia.phone.line.cut();
  await thomas.phone.answer();
  const row = await upAs(callId, 'agent', thomas);
  expect(row.legs.find(({ userId }) => userId === nadia.person.userId)).toMatchObject({ end: 'lost' });
  expect(visitor.phone.heard).not.toContain('ended bye');
});

it('stays with an agent whose telephone connects again', async () => {
  const { nadia, visitor, callId } = await talk();
  nadia.phone.line.cut();
  await nadia.phone.line.connect();
  expect(await nadia.phone.register(await account(nadia))).toBe(200);
  visitor.phone.call!.hangUp();
  await nadia.phone.hears('ended bye');
  expect(await house.call(callId)).toMatchObject({ end: 'caller' });
});

it('is taken up on the next page, and the agent notices nothing but music', async () => {
  const { nadia, visitor, callId } = await talk();
  visitor.socket.emit('call.moving', { callId });
  await house.until(callId, 'the word', ({ callerLostAt }) => callerLostAt !== null);
  visitor.phone.line.cut();
  await visitor.comesBack();
  await visitor.phone.hears('answered');
  const row = await house.until(callId, 'the next line', ({ callerLostAt }) => callerLostAt === null);
  const lines = row.legs.filter(({ role }) => role === 'caller').map(({ end }) => end);
  expect(lines.toSorted()).toEqual(['left', null]);
  expect(row.state).toBe('talking');
  expect(nadia.phone.heard).not.toContain('ended bye');
});

it('is held and taken up again by whoever holds it', async () => {
  const { nadia, visitor, callId } = await talk();
  expect(await nadia.phone.offers('sendonly')).toBe(200);
  await visitor.sees('hold', ({ isHeld }) => isHeld);
  await house.until(callId, 'hold', ({ legs }) => legs.some(({ state }) => state === 'held'));
  expect(await nadia.phone.offers('sendrecv')).toBe(200);
  await house.until(callId, 'a talk again', ({ legs }) => legs.every(({ state }) => state === 'up'));
});
