import { getTimeline, listCalls, listLiveCalls } from '@guichet/contracts';
import type { OpenedLeg } from '@guichet/media';
import { eventually, type TestApp } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { CallMedia } from './media/call-media.service.ts';
import { SipDoor } from './sip/sip-door.service.ts';
import { openVoiceHouse, startVoiceApp, type VoiceHouse } from './voice-house.fixtures.ts';

let app: TestApp;
let house: VoiceHouse;
beforeAll(async () => {
  app = await startVoiceApp();
});
afterAll(() => app.stop());
afterEach(() => house.close());

it('rings an agent, joins him, and ends with whoever hangs up', async () => {
  house = await openVoiceHouse(app);
  const nadia = await house.agent('Nadia Roche');
  const visitor = await house.visitor();
  const { call } = await visitor.calls({ name: 'Inès Caron' });
  const ring = await nadia.phone.answer();
  expect(nadia.phone.reasonOf(ring)).toBe('offer');
  await visitor.phone.hears('answered');
  const talking = await house.until(call.callId, 'a talk', ({ state }) => state === 'talking');
  expect(talking.legs.map(({ role, state }) => [role, state]).sort()).toEqual([
    ['agent', 'up'],
    ['caller', 'up'],
  ]);
  await visitor.sees('his agent', ({ agentName }) => agentName === 'Nadia Roche');
  visitor.phone.call!.hangUp();
  const over = await house.until(call.callId, 'its end', ({ state }) => state === 'ended');
  expect(over).toMatchObject({ end: 'caller' });
  await nadia.phone.hears('ended bye');
  // He wraps up, and the conversation is put aside.
  const [work] = await house.work(over.conversationId);
  expect(work).toMatchObject({ state: 'wrap_up', agentId: nadia.person.userId });
  const { entries } = await house.admin.call(getTimeline, { conversationId: over.conversationId });
  const told = entries.flatMap((entry) => (entry.type === 'system' ? entry.event : []));
  expect(told.filter((event) => event.startsWith('call.'))).toEqual(['call.started', 'call.answered', 'call.ended']);
  await eventually('figures', async () => (await house.call(call.callId)).legs.every(({ quality }) => quality));
});

it('names an agent who hung up at once, though his talk was never shown', async () => {
  house = await openVoiceHouse(app);
  const nadia = await house.agent('Nadia Roche');
  const visitor = await house.visitor();
  await visitor.calls();
  const ring = await nadia.phone.answer();
  await visitor.phone.hears('answered');
  ring.hangUp();
  const over = await visitor.sees('the end', ({ state }) => state === 'ended');
  expect(over).toMatchObject({ end: 'agent', agentName: 'Nadia Roche' });
});

it('shows the desk what was asked on the page, and that nobody vouches for it', async () => {
  const label = { fr: 'Pointure', en: 'Size' };
  const fields = [{ key: 'size', kind: 'text' as const, label, isRequired: false, options: [] }];
  house = await openVoiceHouse(app, { fields });
  await house.agent('Nadia Roche');
  const visitor = await house.visitor();
  const said = { email: 'ines@exemple.test', orderReference: '58 214', fields: { size: '42', other: 'x' } };
  const { call } = await visitor.calls({ ...said, name: 'Inès Caron' });
  const { conversationId } = await house.call(call.callId);
  const { calls } = await house.admin.call(listCalls, { conversationId });
  const answers = [{ label: 'Pointure', answer: '42' }];
  const caller = { email: said.email, isSigned: false, orderReference: '58 214', fields: answers };
  expect(calls).toMatchObject([{ caller }]);
  const { calls: live } = await house.admin.call(listLiveCalls, {});
  expect(live).toMatchObject([{ caller, customerName: 'Inès Caron' }]);
});

it('moves everybody who waits forward when one of them leaves', async () => {
  house = await openVoiceHouse(app);
  const nadia = await house.agent('Nadia Roche');
  const talking = await house.visitor();
  await talking.calls();
  await nadia.phone.answer();
  await talking.sees('his agent', ({ state }) => state === 'talking');
  const visitors = [await house.visitor(), await house.visitor(), await house.visitor()];
  for (const [before, visitor] of visitors.entries()) {
    await visitor.calls();
    await visitor.sees(`place ${before + 1}`, ({ position }) => position === before + 1);
  }
  const [first, ...others] = visitors;
  first!.phone.call!.hangUp();
  for (const [place, visitor] of others.entries())
    await visitor.sees(`place ${place + 1}`, ({ position, state }) => position === place + 1 && state === 'waiting');
});

it('leaves no sound behind of a telephone that cannot be called', async () => {
  house = await openVoiceHouse(app);
  await house.agent('Nadia Roche');
  const { anchor } = app.get(CallMedia);
  const [opened, closed] = [vi.spyOn(anchor, 'offerBrowser'), vi.spyOn(anchor, 'close')];
  vi.spyOn(app.get(SipDoor), 'invite').mockImplementationOnce(() => {
    throw new Error('no way there');
  });
  const visitor = await house.visitor();
  await visitor.calls();
  await eventually('its end', async () => {
    const legs = await Promise.all(opened.mock.results.map(({ value }) => value as Promise<OpenedLeg>));
    return closed.mock.calls.some(([one]) => one === legs[0]?.leg);
  });
  vi.restoreAllMocks();
});
