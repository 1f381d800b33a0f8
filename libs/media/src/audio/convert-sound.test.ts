import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RINGBACK } from '../sounds.ts';
import { convertSound } from './convert-sound.ts';
import { decodeLaw } from './g711.ts';
import { readOggOpus } from './ogg.ts';
import { opusMs } from './opus-packet.ts';
import { toneFile } from './tone-file.fixtures.ts';

/** How often the sound goes from below to above, a second: its tone. */
function hertzOf(samples: Int16Array, rate: number): number {
  const inner = samples.subarray(rate / 10, samples.length - rate / 10);
  const rises = inner.filter((value, at) => value >= 0 && (inner[at - 1] ?? 0) < 0).length;
  return rises / (inner.length / rate);
}

describe('a sound from outside', () => {
  it.each([
    [8_000, 1],
    [22_050, 2],
    [44_100, 1],
    [48_000, 2],
  ])(
    'of %i samples a second and %i channels becomes frames of 20 ms, and A-law of the same tone',
    async (rate, channels) => {
      const { opus, alaw, seconds } = await convertSound(toneFile(440, 1, rate, channels), 60);
      expect(seconds).toBeCloseTo(1, 2);
      const packets = readOggOpus(opus);
      expect(packets.every((packet) => opusMs(packet) === 20)).toBe(true);
      expect(packets.length).toBeGreaterThanOrEqual(50);
      expect(alaw.length).toBe(packets.length * 160);
      expect(hertzOf(decodeLaw(alaw, 'pcma'), 8_000)).toBeCloseTo(440, -1);
    },
  );

  it('may be Opus already', async () => {
    const { alaw, seconds } = await convertSound(readFileSync(`${RINGBACK}.opus`), 60);
    expect(seconds).toBeCloseTo(5, 1);
    expect(hertzOf(decodeLaw(alaw, 'pcma').subarray(0, 8_000), 8_000)).toBeCloseTo(440, -1);
  });

  it('is refused when it is too long, empty or none', async () => {
    const refusal = (file: Buffer) => convertSound(file, 1).then(null, ({ code }: { code: string }) => code);
    expect(await refusal(toneFile(440, 1.5))).toBe('too_long');
    expect(await refusal(toneFile(440, 0))).toBe('unknown_sound');
    expect(await refusal(toneFile(440, 1, 1))).toBe('unknown_sound');
    for (const text of ['', 'no sound', 'RIFF\0\0\0\0WAVEfmt ', 'OggS'])
      expect(await refusal(Buffer.from(text))).toBe('unknown_sound');
    const ogg = readFileSync(`${RINGBACK}.opus`);
    expect(await refusal(Buffer.concat([ogg.subarray(0, 300), Buffer.alloc(2_000, 7)]))).toBe('unknown_sound');
  });
});
