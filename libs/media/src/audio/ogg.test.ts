import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HOLD_MUSIC, RINGBACK } from '../sounds.ts';
import { readOggOpus } from './ogg.ts';
import { opusMs } from './opus-packet.ts';

describe('our sounds', () => {
  it.each([
    [HOLD_MUSIC, 12.8],
    [RINGBACK, 5],
  ])('%s is as long in Opus as in A-law', (sound, seconds) => {
    const packets = readOggOpus(readFileSync(`${sound}.opus`));
    const ms = packets.reduce((sum, packet) => sum + opusMs(packet), 0);
    expect(packets.every((packet) => opusMs(packet) === 20)).toBe(true);
    // The coder needs a frame more to be warm.
    expect(Math.abs(ms / 1_000 - seconds)).toBeLessThan(0.05);
    expect(readFileSync(`${sound}.alaw`).length).toBe(seconds * 8_000);
  });

  it.each(['', 'OggS', 'no sound at all'])('%j is no Ogg', (text) => {
    expect(() => readOggOpus(Buffer.from(text))).toThrow();
  });
});
