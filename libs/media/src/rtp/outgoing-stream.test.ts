import { describe, expect, it } from 'vitest';
import type { Frame } from '../audio/frame.ts';
import { OutgoingStream } from './outgoing-stream.ts';

const frame = (sequence: number, timestamp: number): Frame => ({
  codec: 'pcma',
  payload: Buffer.alloc(0),
  sequence,
  timestamp,
});
const [one, other] = [{}, {}];

describe('OutgoingStream', () => {
  it('goes on when the source changes, and keeps what was lost on the way in', () => {
    const stream = new OutgoingStream(65_534, 1_000);
    const numbers = [
      stream.number(one, frame(10, 500)),
      stream.number(one, frame(12, 820)),
      stream.number(other, frame(40_000, 9)),
    ];
    expect(numbers.map(({ sequence }) => sequence)).toEqual([65_535, 1, 2]);
    expect(numbers.map(({ isFirst }) => isFirst)).toEqual([true, false, true]);
    expect(numbers[1]!.timestamp - numbers[0]!.timestamp).toBe(320);
    expect(numbers[2]!.timestamp).toBeGreaterThan(numbers[1]!.timestamp);
  });

  it('numbers packets of another kind between frames', () => {
    const stream = new OutgoingStream(10, 0);
    const before = stream.number(one, frame(1, 160)).sequence;
    expect([stream.between(), stream.between()]).toEqual([before + 1, before + 2]);
    expect(stream.number(one, frame(2, 320)).sequence).toBe(before + 3);
  });

  it('never uses a number again: what comes late takes the next source nothing back', () => {
    const stream = new OutgoingStream(100, 0);
    const first = stream.number(one, frame(10, 160)).sequence;
    expect([stream.number(one, frame(12, 480)), stream.number(one, frame(11, 320))].map((n) => n.sequence)).toEqual([
      first + 2,
      first + 1,
    ]);
    expect(stream.number(other, frame(7, 9)).sequence).toBe(first + 3);
  });

  it.each([50_000, 4_000])('goes on when a source begins anew at %i', (sequence) => {
    const stream = new OutgoingStream(100, 0);
    const before = stream.number(one, frame(10, 160)).sequence;
    expect(stream.number(one, frame(sequence, 7))).toMatchObject({ sequence: before + 1, isFirst: true });
  });
});
