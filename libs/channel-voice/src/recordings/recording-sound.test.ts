import { statSync } from 'node:fs';
import { Files } from '@guichet/platform';
import { eventually, type TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decodeLaw } from '../../../media/src/audio/g711.ts';
import { TrunkPhone } from '../../../media/src/trunk-phone.fixtures.ts';
import { CallMedia } from '../media/call-media.service.ts';
import { startVoiceApp } from '../voice-house.fixtures.ts';
import { LiveRecordings, type Scene } from './live-recordings.ts';
import { UnfinishedFiles } from './unfinished-files.ts';

const [LOW, HIGH] = [1_000, 1_700];
const HEADER_BYTES = 44;
/** A-law, two channels: bytes of a second. */
const SECOND = 16_000;
/** Seconds of each part: what is on the disk may lag behind by a part of it where the machine is busy. */
const TALK = 2;
let app: TestApp;
const phones: TrunkPhone[] = [];
beforeAll(async () => {
  app = await startVoiceApp();
});
afterAll(async () => {
  phones.forEach((phone) => phone.close());
  await app.stop();
});

const speak = async (hertz: number): Promise<string> => {
  const phone = await TrunkPhone.open(hertz);
  phones.push(phone);
  return (await phone.beCalled(app.get(CallMedia).anchor)).leg;
};

/** Which of the tones a channel has in a part of the file, by seconds. */
function tones(file: Buffer, channel: 0 | 1, from: number, to: number): number[] {
  const part = file.subarray(HEADER_BYTES + Math.round(from * SECOND), HEADER_BYTES + Math.round(to * SECOND));
  const samples = decodeLaw(
    part.filter((_, at) => at % 2 === channel),
    'pcma',
  );
  return [LOW, HIGH].filter((hertz) => {
    const turn = (2 * Math.PI * hertz) / 8_000;
    const real = samples.reduce((sum, sample, at) => sum + sample * Math.cos(turn * at), 0);
    const imaginary = samples.reduce((sum, sample, at) => sum + sample * Math.sin(turn * at), 0);
    return (2 * Math.hypot(real, imaginary)) / samples.length > 1_000;
  });
}

it('has the caller left and the agent right, and silence while it was paused', async () => {
  const [tenant, callId] = [await app.tenant(), uuid()];
  const inTenant = <T>(work: Parameters<typeof app.db.tx<T>>[0]) => app.as(tenant, () => app.db.tx(work));
  const nobody = { conversationId: uuid(), siteId: uuid(), visitorId: uuid(), clientId: uuid() };
  const aliveUntil = new Date(Date.now() + 600_000);
  await inTenant((tx) => tx.call.create({ data: { id: callId, ...nobody, startedAt: new Date(), aliveUntil } }));
  const [caller, agent] = [await speak(LOW), await speak(HIGH)];
  const scene: Scene = { caller, standing: [agent], talking: [agent], isPaused: false, keepDays: 1 };
  const apply = (next: Scene | null) => app.as(tenant, () => app.get(LiveRecordings).apply(callId, next));
  const written = async () => (await app.get(UnfinishedFiles).all()).find(({ tenantId }) => tenantId === tenant);
  /** So much longer a talk. */
  const grow = async (seconds: number) => {
    const file = (await written())!.path;
    const size = statSync(file).size;
    await eventually('more sound', () => statSync(file).size > size + seconds * SECOND);
  };
  await apply(scene);
  await grow(TALK);
  await apply({ ...scene, isPaused: true });
  await grow(TALK);
  await apply(scene);
  await grow(TALK);
  await apply(null);
  const row = await eventually('it to be kept', () =>
    inTenant((tx) => tx.recording.findFirst({ where: { callId, fileKey: { not: null } } })),
  );
  const file = await app.as(tenant, () => app.get(Files).get(row.fileKey!));
  const seconds = (file.length - HEADER_BYTES) / SECOND;
  for (const [from, to] of [
    [0.4, 1.1],
    [seconds - 0.8, seconds - 0.1],
  ] as const)
    expect([tones(file, 0, from, to), tones(file, 1, from, to)]).toEqual([[LOW], [HIGH]]);
  // It was paused between two talks, each about as long.
  const middle = seconds - TALK * 1.5;
  expect([tones(file, 0, middle - 0.1, middle + 0.1), tones(file, 1, middle - 0.1, middle + 0.1)]).toEqual([[], []]);
});
