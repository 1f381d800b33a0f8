import { listAudit, listLiveCalls, listenToCall, whisper } from '@guichet/contracts';
import { eventually, refusalCode, signIn, type TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { LiveCalls } from '../live/live-calls.service.ts';
import { soundPlan } from '../live/sound-plan.ts';
import { openVoiceHouse, startVoiceApp, type VoiceHouse } from '../voice-house.fixtures.ts';

let app: TestApp;
let house: VoiceHouse;
beforeAll(async () => {
  app = await startVoiceApp();
});
beforeEach(async () => {
  house = await openVoiceHouse(app);
});
afterEach(() => house.close());
afterAll(() => app.stop());

async function talk() {
  const agent = await house.agent('Nadia');
  const visitor = await house.visitor();
  const { call } = await visitor.calls();
  await agent.phone.answer();
  await house.until(call.callId, 'the talk', ({ state }) => state === 'talking');
  return { agent, visitor, callId: call.callId };
}
const SUPERVISOR = { isAway: true, role: 'supervisor' as const };
const supervisor = () => house.agent('Sofia', SUPERVISOR);
/** Who hears whom, by roles. */
const heard = (callId: string) => {
  const call = app.get(LiveCalls).find(callId)!;
  const roleOf = (media: string) => call.legOf(media)?.role;
  return soundPlan(call.soundingNow).talks.flatMap(({ parties, supervisors = [] }) => [
    ...parties.map(roleOf),
    ...supervisors.map(({ leg, whispersTo }) => `${roleOf(leg)}${whispersTo ? ` to ${roleOf(whispersTo)}` : ''}`),
  ]);
};

it('rings the supervisor’s own telephone, lets him whisper to the agent alone, and ends with the call', async () => {
  const { visitor, callId } = await talk();
  const sofia = await supervisor();
  await Promise.all([1, 2, 3].map(() => sofia.person.call(listenToCall, { callId })));
  const ring = await sofia.phone.answer();
  expect(sofia.phone.reasonOf(ring)).toBe('listen');
  await eventually('her line', () => heard(callId).includes('supervisor'));
  expect(heard(callId)).toEqual(['caller', 'agent', 'supervisor']);
  await sofia.person.call(whisper, { callId, isOn: true });
  await eventually('the whisper', () => heard(callId).includes('supervisor to agent'));
  await sofia.person.call(whisper, { callId, isOn: true });
  await sofia.person.call(whisper, { callId, isOn: false });
  await eventually('silence', () => heard(callId).includes('supervisor'));
  expect(sofia.phone.incoming).toHaveLength(1);
  visitor.phone.call!.hangUp();
  await eventually('the end', () => sofia.phone.heard.some((what) => what.startsWith('ended')));
  const { entries } = await house.admin.call(listAudit, {});
  const acts = entries
    .filter(({ subjectId }) => subjectId === callId)
    .map(({ action, actorName }) => [action, actorName]);
  expect(acts).toEqual([
    ['call.whispered', 'Sofia'],
    ['call.listened', 'Sofia'],
  ]);
  const told = await house.inTenant((tx) => tx.domainEvent.findMany({ where: { type: 'call.listened' } }));
  expect(told).toHaveLength(1);
});

it('is for supervisors, of calls that they may see and that go on, with a telephone that is free', async () => {
  const { agent, visitor, callId } = await talk();
  expect(await refusalCode(agent.person.call(listenToCall, { callId }))).toBe('forbidden');
  const blind = await signIn(app, house.tenant, { role: 'supervisor', visibility: 'own' });
  const stranger = await signIn(app, await app.tenant(), { role: 'supervisor' });
  for (const { call } of [blind, stranger]) {
    expect(await refusalCode(call(listenToCall, { callId }))).toBe('not_found');
    expect(await refusalCode(call(whisper, { callId, isOn: true }))).toBe('not_found');
    expect((await call(listLiveCalls, {})).calls).toEqual([]);
  }
  const mute = await signIn(app, house.tenant, { role: 'supervisor' });
  expect(await refusalCode(mute.call(listenToCall, { callId }))).toBe('colleague_unavailable');
  expect(await refusalCode(mute.call(whisper, { callId, isOn: true }))).toBe('conflict');
  expect(await refusalCode(mute.call(listenToCall, { callId: uuid() }))).toBe('not_found');
  visitor.phone.call!.hangUp();
  await house.until(callId, 'the end', ({ state }) => state === 'ended');
  expect(await refusalCode(mute.call(listenToCall, { callId }))).toBe('call_ended');
});
