import { describe, expect, it } from 'vitest';
import { isPlainFrame, OPUS_SILENCE, opusMs, sideBySide } from './opus-packet.ts';

const packet = (first: number, ...rest: number[]): Buffer => Buffer.from([first, ...rest]);

describe('opusMs', () => {
  it.each<[string, Buffer, number]>([
    ['silence', OPUS_SILENCE, 20],
    ['one frame of SILK, 60 ms', packet(3 << 3), 60],
    ['one hybrid frame, 10 ms', packet(12 << 3), 10],
    ['one of CELT, 2.5 ms', packet(16 << 3), 2.5],
    ['two frames of 20 ms', packet((1 << 3) | 1), 40],
    ['three frames of 20 ms', packet((1 << 3) | 3, 3), 60],
    ['nothing', Buffer.alloc(0), 10],
  ])('%s', (_, bytes, ms) => {
    expect(opusMs(bytes)).toBe(ms);
  });

  it('only one frame of 20 ms is plain', () => {
    expect([OPUS_SILENCE, packet(3 << 3), packet((0 << 3) | 1), Buffer.alloc(0)].map(isPlainFrame)).toEqual([
      true,
      ...[false, false, false],
    ]);
  });
});

describe('sideBySide', () => {
  const frame = (length: number): Buffer => Buffer.concat([packet(31 << 3), Buffer.alloc(length, 7)]);

  it.each([
    [3, '03'],
    [251, 'fb'],
    [252, 'fc00'],
    [255, 'ff00'],
    [256, 'fc01'],
    [1_275, 'ffff'],
  ])('says the length of the first, %i bytes', (length, hex) => {
    const both = sideBySide(frame(length), OPUS_SILENCE);
    expect(both.subarray(1, 1 + hex.length / 2).toString('hex')).toBe(hex);
    expect(both.length).toBe(1 + hex.length / 2 + length + OPUS_SILENCE.length);
    expect(both.subarray(-3)).toEqual(OPUS_SILENCE);
  });

  it('has silence for what is no plain frame', () => {
    expect(sideBySide(packet((1 << 3) | 1, 5, 5), frame(1)).toString('hex')).toBe('f802fffef807');
  });
});
