import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from 'mediabunny';
import { afterAll, expect, it } from 'vitest';
import { OPUS_SILENCE } from '../audio/opus-packet.ts';
import { mendRecording } from './mend-recording.ts';
import { HEADER_BYTES, openWav, openWebm } from './recording-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'guichet-mend-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function look(path: string) {
  using input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  const track = (await input.getPrimaryAudioTrack())!;
  const packets: number[] = [];
  for await (const { data } of new EncodedPacketSink(track).packets()) packets.push(data.length);
  return { channels: track.numberOfChannels, seconds: await track.computeDuration(), packets };
}

it('makes a file that was cut off whole, but for its end', async () => {
  const path = join(folder, 'cut.webm');
  const file = await openWebm(path);
  for (let at = 0; at < 500; at++) file.write(Buffer.concat([OPUS_SILENCE, Buffer.alloc(60)]), OPUS_SILENCE);
  // What is on the disk when the process is killed: never the end, and not always a whole packet.
  await expect.poll(() => readFileSync(path).length, { timeout: 60_000 }).toBeGreaterThan(30_000);
  const cut = join(folder, 'left.webm');
  writeFileSync(cut, readFileSync(path));
  truncateSync(cut, readFileSync(cut).length - 50);
  await file.close();
  expect(await mendRecording(cut)).toBe(true);
  const { channels, seconds, packets } = await look(cut);
  expect([channels, new Set(packets).size]).toEqual([2, 1]);
  expect(seconds).toBeGreaterThan(7);
  expect(seconds).toBeLessThan(10);
  // Seekable: it says how long it is, and where its parts begin.
  expect(readFileSync(cut).includes(Buffer.from([0x1c, 0x53, 0xbb, 0x6b]))).toBe(true);
});

it('tells a WAV file how long it has become', async () => {
  const path = join(folder, 'cut.wav');
  const file = await openWav(path);
  for (let at = 0; at < 50; at++) file.write(null, null);
  await file.close();
  const whole = readFileSync(path);
  const cut = Buffer.from(whole);
  cut.writeUInt32LE(0, HEADER_BYTES - 4);
  writeFileSync(path, cut);
  expect(await mendRecording(path)).toBe(true);
  expect(readFileSync(path)).toEqual(whole);
});

it.each(['webm', 'wav'])('finds nothing in what holds nothing: %s', async (ending) => {
  const path = join(folder, `nothing.${ending}`);
  writeFileSync(path, ending === 'wav' ? Buffer.alloc(HEADER_BYTES) : 'nothing');
  expect(await mendRecording(path)).toBe(false);
});

it('says that the disk is full, however long ago it was', async () => {
  symlinkSync('/dev/full', join(folder, 'full.wav'));
  const file = await openWav(join(folder, 'full.wav'));
  file.write(null, null);
  // By then the file is closed by itself.
  await sleep(200);
  file.write(null, null);
  await expect(file.close()).rejects.toMatchObject({ code: 'ENOSPC' });
}, 10_000);

it('leaves alone what it could not look at, so that it may be tried again', async () => {
  const path = join(folder, 'kept.webm');
  const file = await openWebm(path);
  for (let at = 0; at < 100; at++) file.write(null, null);
  await file.close();
  const before = readFileSync(path);
  // No place to write to, as on a disk that is full.
  mkdirSync(`${path}.mended`);
  await expect(mendRecording(path)).rejects.toMatchObject({ code: 'EISDIR' });
  expect(readFileSync(path)).toEqual(before);
});

it.each(['webm', 'wav'])('finds nothing where there is no file: %s', async (ending) => {
  expect(await mendRecording(join(folder, `absent.${ending}`))).toBe(false);
});
