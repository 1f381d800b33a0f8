import { getVoiceSettings, listAudit, updateVoiceSettings } from '@guichet/contracts';
import { refusalCode, signIn, type TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openVoiceHouse, startVoiceApp, type VoiceHouse } from '../voice-house.fixtures.ts';

let app: TestApp;
let house: VoiceHouse;
beforeAll(async () => {
  app = await startVoiceApp();
  house = await openVoiceHouse(app);
});
afterAll(() => app.stop());

it('are the standard until somebody sets them, and then what he set', async () => {
  const { admin, queue } = house;
  const queueId = queue.id;
  expect(await admin.call(getVoiceSettings, { queueId })).toEqual({ isRecorded: false, notice: 'both', keepDays: 30 });
  await admin.call(updateVoiceSettings, { queueId, isRecorded: true });
  expect(await admin.call(updateVoiceSettings, { queueId, keepDays: 7 })).toEqual({
    ...{ isRecorded: true, notice: 'both', keepDays: 7 },
  });
  const { entries } = await admin.call(listAudit, {});
  const acts = entries.filter(({ action }) => action === 'queue.voice-changed').map(({ data }) => data);
  expect(acts).toEqual([{ keepDays: 7 }, { isRecorded: true }]);
});

it('are for whoever sets up queues, and of queues that are there', async () => {
  const { tenant, admin, queue } = house;
  const agent = await signIn(app, tenant);
  const stranger = await signIn(app, await app.tenant(), { role: 'administrator' });
  expect(await refusalCode(agent.call(getVoiceSettings, { queueId: queue.id }))).toBe('forbidden');
  const theft = stranger.call(updateVoiceSettings, { queueId: queue.id, isRecorded: true });
  expect(await refusalCode(theft)).toBe('not_found');
  expect(await refusalCode(admin.call(getVoiceSettings, { queueId: uuid() }))).toBe('not_found');
  for (const keepDays of [0, 4000, 1.5])
    expect(await refusalCode(admin.call(updateVoiceSettings, { queueId: queue.id, keepDays }))).toBe('invalid_input');
});
