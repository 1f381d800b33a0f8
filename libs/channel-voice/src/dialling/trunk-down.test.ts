import { listTrunks, testTrunk, updateTrunk } from '@guichet/contracts';
import { eventually, type TestApp } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openVoiceHouse, startVoiceApp } from '../voice-house.fixtures.ts';
import { answers, DialHouse, refuses } from './dial-house.fixtures.ts';

let app: TestApp;
let dials: DialHouse;
beforeAll(async () => {
  app = await startVoiceApp({ ALLOW_PRIVATE_HOSTS: '1' });
});
afterAll(() => app.stop());
afterEach(() => dials.close());

it('a trunk that is down rests: the next call does not ask it first, and a test that passes or an answer ends it', async () => {
  dials = new DialHouse(await openVoiceHouse(app));
  const nadia = await dials.house.agent('Nadia Roche');
  const first = await dials.trunk(refuses(503));
  const second = await dials.trunk(answers);
  const health = async () => (await dials.house.admin.call(listTrunks, {})).trunks.map((trunk) => trunk.health);
  const callOne = async () => {
    const order = await dials.dial(nadia);
    await nadia.phone.answer();
    await dials.stage(order, 'talking');
    nadia.phone.incoming.at(-1)!.hangUp();
    await dials.ended(order);
  };
  await callOne();
  await eventually('its rest', async () => (await health())[0]!.state === 'resting');
  expect((await health())[0]!.restsUntil).not.toBeNull();
  await callOne();
  expect([first.calls.length, second.calls.length]).toEqual([1, 2]);
  const [down, other] = (await dials.house.admin.call(listTrunks, {})).trunks;
  const { ok } = await dials.house.admin.call(testTrunk, { trunkId: down!.id, host: '127.0.0.1', port: first.port });
  expect(ok).toBe(true);
  expect(await health()).toMatchObject([{ state: 'ready' }, { state: 'ready' }]);
  await callOne();
  expect(first.calls).toHaveLength(2);
  await eventually('its next rest', async () => (await health())[0]!.state === 'resting');
  first.onCall = answers;
  // Only it is left, so it is asked though it rests, and what it says wakes it.
  await dials.house.admin.call(updateTrunk, { trunkId: other!.id, isEnabled: false });
  await callOne();
  await eventually('it is awake', async () => (await health())[0]!.state === 'ready');
}, 60_000);
