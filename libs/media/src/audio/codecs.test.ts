import { describe, expect, it } from 'vitest';
import { decoder, encoder, frameSamples, mixRate, type MixRate, sum } from './codecs.ts';
import { type Codec, FrameSource } from './frame.ts';
import { isPlainFrame } from './opus-packet.ts';

const tone = (rate: MixRate, frame: number): Int16Array =>
  Int16Array.from({ length: frameSamples(rate) }, (_, at) => {
    const second = (frame * frameSamples(rate) + at) / rate;
    return 8_000 * Math.sin(2 * Math.PI * 1_000 * second);
  });
const loudness = (samples: Int16Array): number =>
  Math.sqrt(samples.reduce((total, one) => total + one * one, 0) / samples.length);

describe('codecs', () => {
  it.each<[Codec, MixRate]>([
    ['opus', 48_000],
    ['opus', 8_000],
    ['pcma', 8_000],
    ['pcmu', 8_000],
  ])('%s at %i gives back what went in', (codec, rate) => {
    const [coding, decoding, numbers] = [encoder(codec, rate), decoder(codec, rate), new FrameSource()];
    const frames = Array.from({ length: 10 }, (_, at) => numbers.next(codec, coding(tone(rate, at))));
    const last = frames.map((frame) => decoding(frame)).at(-1)!;
    expect(last.length).toBe(frameSamples(rate));
    expect(loudness(last) / loudness(tone(rate, 9))).toBeCloseTo(1, 0);
    if (codec === 'opus') expect(frames.every(({ payload }) => isPlainFrame(payload))).toBe(true);
  });

  it('what is no packet is silence', () => {
    const decoding = decoder('opus', 48_000);
    const frame = new FrameSource().next('opus', Buffer.from([0xff, 0xff, 0xff, 0xff]));
    expect(decoding(frame)).toEqual(new Int16Array());
  });

  it('is as wide as the narrowest', () => {
    expect([mixRate(['opus', 'opus']), mixRate(['opus', 'pcma'])]).toEqual([48_000, 8_000]);
  });

  it('adds voices, and never beyond what a sample holds', () => {
    const parts = [Int16Array.of(1, 30_000, -30_000), Int16Array.of(2, 30_000, -30_000), Int16Array.of(3)];
    expect(sum(parts, 4)).toEqual(Int16Array.of(6, 32_767, -32_768, 0));
  });
});
