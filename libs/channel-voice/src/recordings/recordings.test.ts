import { existsSync } from 'node:fs';
import { utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  changeRecording,
  consult,
  deleteRecording,
  endConsult,
  listAudit,
  listCalls,
  listRecordings,
  transferCall,
  updateVoiceSettings,
  uploadVoicePrompt,
} from '@guichet/contracts';
import { Files, Jobs } from '@guichet/platform';
import { eventually, refusalCode, signIn, type TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { toneFile } from '../../../media/src/audio/tone-file.fixtures.ts';
import { openVoiceHouse, type Seat, startVoiceApp, type Visitor, type VoiceHouse } from '../voice-house.fixtures.ts';
import { RecordingSweep } from './recording-sweep.ts';
import { UnfinishedFiles } from './unfinished-files.ts';

let app: TestApp;
const houses: VoiceHouse[] = [];
beforeAll(async () => {
  app = await startVoiceApp();
});
afterEach(async () => void (await Promise.all(houses.splice(0).map((house) => house.close()))));
afterAll(() => app.stop());

/** A shop whose calls are recorded. */
async function recordedHouse(notice: 'shown' | 'spoken' = 'shown'): Promise<VoiceHouse> {
  const house = await openVoiceHouse(app);
  houses.push(house);
  const { admin, queue, site } = house;
  await admin.call(updateVoiceSettings, { queueId: queue.id, isRecorded: true, notice });
  if (notice === 'shown') return house;
  // Longer than it takes to answer.
  const place = { siteId: site.id, language: 'fr', prompt: 'recorded' } as const;
  await admin.call(uploadVoicePrompt, place, { body: new Uint8Array(toneFile(440, 1.5)) });
  return house;
}

interface Talk {
  house: VoiceHouse;
  agent: Seat;
  visitor: Visitor;
  callId: string;
  conversationId: string;
}
async function talk(house: VoiceHouse, more: object = {}): Promise<Talk> {
  const agent = await house.agent('Nadia');
  const visitor = await house.visitor();
  const { call } = await visitor.calls(more);
  await agent.phone.answer();
  const { conversationId } = await house.until(call.callId, 'the talk', ({ state }) => state === 'talking');
  return { house, agent, visitor, callId: call.callId, conversationId };
}
const stateOf = async ({ agent, conversationId }: Talk) =>
  (await agent.person.call(listCalls, { conversationId })).calls[0]!.recording;
const is = (one: Talk, state: string) =>
  eventually(`recording ${state}`, async () => (await stateOf(one)) === state || null);
const rowsOf = ({ house, callId }: Talk) =>
  house.inTenant((tx) => tx.recording.findMany({ where: { callId }, orderBy: { startedAt: 'asc' } }));
const unfinishedOf = async ({ house }: Talk) =>
  (await app.get(UnfinishedFiles).all()).filter(({ tenantId }) => tenantId === house.tenant);
const listed = ({ agent, conversationId }: Talk) =>
  agent.person.call(listRecordings, { conversationId }).then(({ recordings }) => recordings);
const change = ({ agent, callId }: Talk, action: 'pause' | 'resume' | 'stop') =>
  agent.person.call(changeRecording, { callId, action }).then(({ recording }) => recording);
const refuse = ({ visitor, callId }: Talk) =>
  new Promise<{ ok: boolean }>((resolve) => visitor.socket.emit('call.refuse-recording', { callId }, resolve));
/** It is over, and kept. */
const kept = async (one: Talk, count = 1) => {
  one.visitor.phone.call!.hangUp();
  return eventually('the recordings to be kept', async () => {
    const all = await listed(one);
    return all.length === count ? all : null;
  });
};
const fetchSound = (id: string, cookie: string, range?: string) =>
  fetch(`${app.url}/api/recordings/${id}/sound`, { headers: { cookie, ...(range ? { range } : {}) } });

describe('a talk that is recorded', () => {
  it('can be paused, and is kept once it is over: in parts, each listening written down', async () => {
    const one = await talk(await recordedHouse());
    await is(one, 'on');
    await one.visitor.sees('that it is recorded', ({ isRecorded, state }) => isRecorded && state === 'talking');
    expect(await change(one, 'pause')).toBe('paused');
    expect(await refusalCode(change(one, 'pause'))).toBe('illegal_status');
    expect(await change(one, 'resume')).toBe('on');
    expect(await listed(one)).toEqual([]);
    const [recording] = await kept(one);
    expect(recording).toMatchObject({ callId: one.callId, type: 'audio/webm', deletedAt: null });
    await eventually('the copy to go', async () => (await unfinishedOf(one)).length === 0);

    const { cookie } = one.agent.person;
    const whole = await fetchSound(recording!.id, cookie);
    expect([whole.status, whole.headers.get('accept-ranges')]).toEqual([200, 'bytes']);
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect(bytes.length).toBe(recording!.bytes);
    expect(bytes.subarray(0, 4)).toEqual(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]));
    const part = await fetchSound(recording!.id, cookie, 'bytes=10-19');
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${bytes.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(10, 20));
    expect((await fetchSound(recording!.id, cookie, 'bytes=0-')).status).toBe(206);
    expect((await fetchSound(recording!.id, cookie, `bytes=${bytes.length}-`)).status).toBe(400);
    const { entries } = await one.house.admin.call(listAudit, {});
    const listenings = entries.filter(({ action }) => action === 'recording.played').map(({ data }) => data);
    const { callId } = one;
    const parts = [0, 10].map((from) => `bytes ${from}-${from ? 19 : bytes.length - 1}/${bytes.length}`);
    // Also one that leaves the beginning out.
    expect(listenings.toReversed()).toEqual([{ callId }, { callId, part: parts[1] }, { callId, part: parts[0] }]);
  });

  it('is stopped for good by its agent', async () => {
    const one = await talk(await recordedHouse());
    await is(one, 'on');
    await change(one, 'stop');
    await is(one, 'none');
    expect(await refusalCode(change(one, 'resume'))).toBe('illegal_status');
    expect(await kept(one)).toHaveLength(1);
  });

  it('is deleted at once when the caller refuses, and stays so', async () => {
    const one = await talk(await recordedHouse());
    await is(one, 'on');
    expect(await refuse(one)).toMatchObject({ ok: true, call: { isRecorded: false } });
    expect(await stateOf(one)).toBe('refused');
    await eventually('the file to go', async () => (await unfinishedOf(one)).length === 0);
    one.visitor.phone.call!.hangUp();
    await one.house.until(one.callId, 'the end', ({ state }) => state === 'ended');
    expect((await listed(one)).filter(({ deletedAt }) => deletedAt === null)).toEqual([]);
    expect((await rowsOf(one)).filter(({ fileKey }) => fileKey !== null)).toEqual([]);
  });

  it('is none when he refused before, or its queue records nothing', async () => {
    const refused = await talk(await recordedHouse(), { refusesRecording: true });
    const house = await openVoiceHouse(app);
    houses.push(house);
    const plain = await talk(house);
    expect([await stateOf(refused), await stateOf(plain)]).toEqual(['refused', 'none']);
    expect([await rowsOf(refused), await rowsOf(plain)]).toEqual([[], []]);
  });

  it('waits until the caller has been told by voice', async () => {
    const one = await talk(await recordedHouse('spoken'));
    expect(await rowsOf(one)).toEqual([]);
    await is(one, 'on');
    expect(await rowsOf(one)).toHaveLength(1);
  });
});

describe('a further recording', () => {
  it('is made of each talk: with a colleague who is handed the call, and after a transfer', async () => {
    const house = await recordedHouse();
    const one = await talk(house);
    const tom = await house.agent('Tom', { isAway: true });
    await is(one, 'on');
    await one.agent.person.call(consult, { callId: one.callId, userId: tom.person.userId });
    await tom.phone.answer();
    await house.until(one.callId, 'the colleague', ({ legs }) =>
      legs.some(({ role, state }) => role === 'colleague' && state === 'up'),
    );
    // He is asked apart: the caller is not there.
    expect(await rowsOf(one)).toHaveLength(1);
    await one.agent.person.call(endConsult, { callId: one.callId, how: 'hand-over' });
    await eventually('a second recording', async () => (await rowsOf(one)).length === 2);
    await eventually('the first to be kept', async () => (await listed(one)).length === 1);
    await tom.person.call(transferCall, { callId: one.callId, to: { queueId: house.queue.id } });
    await one.agent.phone.answer();
    await eventually('a third recording', async () => (await rowsOf(one)).length === 3);
    expect(await kept(one, 3)).toHaveLength(3);
  });
});

describe('a recording that is kept', () => {
  it('is heard and deleted by whoever may, and its bytes go', async () => {
    const one = await talk(await recordedHouse());
    await is(one, 'on');
    const [recording] = await kept(one);
    const recordingId = recording!.id;
    const [row] = await rowsOf(one);
    const { tenant, admin } = one.house;
    const own = await signIn(app, tenant, { visibility: 'own' });
    const stranger = await signIn(app, await app.tenant(), { role: 'administrator' });
    for (const { cookie } of [own, stranger]) expect((await fetchSound(recordingId, cookie)).status).toBe(404);
    expect(await refusalCode(one.agent.person.call(deleteRecording, { recordingId }))).toBe('forbidden');
    expect(await refusalCode(stranger.call(deleteRecording, { recordingId }))).toBe('not_found');
    await admin.call(deleteRecording, { recordingId });
    expect((await fetchSound(recordingId, admin.cookie)).status).toBe(404);
    expect(await refusalCode(admin.call(deleteRecording, { recordingId }))).toBe('not_found');
    expect((await listed(one))[0]!.deletedAt).not.toBeNull();
    await eventually('the row to forget it', async () => (await rowsOf(one))[0]!.fileKey === null);
    await expect(app.as(tenant, () => app.get(Files).get(row!.fileKey!))).rejects.toThrow();
    const { entries } = await admin.call(listAudit, {});
    expect(entries[0]).toMatchObject({ action: 'recording.deleted', subjectId: recordingId });
  });

  it('goes when its time is over', async () => {
    const one = await talk(await recordedHouse());
    await is(one, 'on');
    await kept(one);
    const [row] = await rowsOf(one);
    expect(Math.round((row!.keepUntil.getTime() - row!.startedAt.getTime()) / 86_400_000)).toBe(30);
    await one.house.inTenant((tx) => app.get(Jobs).add(tx, 'recording.remove', { recordingId: row!.id }));
    await eventually('the row to forget it', async () => (await rowsOf(one))[0]!.fileKey === null);
    expect((await listed(one))[0]!.deletedAt).not.toBeNull();
  });
});

describe('what a killed process left', () => {
  let tenant: string;
  beforeAll(async () => {
    tenant = await app.tenant();
  });
  const inTenant = <T>(work: Parameters<typeof app.db.tx<T>>[0]) => app.as(tenant, () => app.db.tx(work));
  const rowOf = (id: string) => inTenant((tx) => tx.recording.findFirst({ where: { id } }));

  /** As on the disk: a recording that was written until a minute ago, and its call, over or going on elsewhere. */
  async function leave(content: Buffer, ending: string, endedAt: Date | null = new Date()) {
    const [id, callId] = [uuid(), uuid()];
    const nobody = { conversationId: uuid(), siteId: uuid(), visitorId: uuid(), clientId: uuid() };
    const later = new Date(Date.now() + 60_000);
    await inTenant(async (tx) => {
      await tx.call.create({ data: { id: callId, ...nobody, startedAt: new Date(), endedAt, aliveUntil: later } });
      await tx.recording.create({ data: { id, callId, startedAt: new Date(), keepUntil: later } });
    });
    const path = `${await app.as(tenant, () => app.get(UnfinishedFiles).pathFor(id))}.${ending}`;
    await writeFile(path, content);
    await utimes(path, 0, 0);
    return { id, path };
  }

  it('is kept as far as it was written, and told with its length', async () => {
    const header = toneFile(440, 0.1).subarray(0, 44);
    header.writeUInt32LE(0, 40);
    const { id, path } = await leave(Buffer.concat([header, Buffer.alloc(16_000, 0xd5)]), 'wav');
    await app.get(RecordingSweep).sweep();
    const row = await rowOf(id);
    expect(row).toMatchObject({ type: 'audio/wav', bytes: 16_044, deletedAt: null });
    const bytes = await app.as(tenant, () => app.get(Files).get(row!.fileKey!));
    expect(bytes.readUInt32LE(40)).toBe(16_000);
    expect(existsSync(path)).toBe(false);
  });

  it('is dropped with its row when nothing of it can be heard', async () => {
    const { id, path } = await leave(Buffer.from('nothing'), 'webm');
    const lost = join(dirname(path), `${uuid()}.webm`);
    await writeFile(lost, 'nobody knows it');
    await utimes(lost, 0, 0);
    await app.get(RecordingSweep).sweep();
    expect(await rowOf(id)).toBeNull();
    expect([path, lost].filter(existsSync)).toEqual([]);
  });

  it('is left alone while its call lives elsewhere', async () => {
    const { id, path } = await leave(Buffer.from('going on'), 'webm', null);
    await app.get(RecordingSweep).sweep();
    expect(await rowOf(id)).toMatchObject({ endedAt: null, fileKey: null });
    expect(existsSync(path)).toBe(true);
  });
});
