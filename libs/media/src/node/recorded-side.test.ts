import { describe, expect, it } from 'vitest';
import type { Frame } from '../audio/frame.ts';
import { RecordedSide } from './recorded-side.ts';

const frame = (timestamp: number): Frame => ({
  codec: 'pcma',
  payload: Buffer.alloc(0),
  sequence: 0,
  timestamp: timestamp >>> 0,
});
const timestamps = (side: RecordedSide, from: number, to: number): (number | null)[] =>
  Array.from({ length: to - from }, (_, at) => side.take(from + at)?.timestamp ?? null);

describe('RecordedSide', () => {
  it('has frames where they were spoken, however late and in whatever order they come', () => {
    const side = new RecordedSide();
    side.put(frame(1_000), 10);
    side.put(frame(1_480), 30);
    side.put(frame(1_160), 30);
    expect(timestamps(side, 10, 14)).toEqual([1_000, 1_160, null, 1_480]);
  });

  it('goes on over the end of the clock', () => {
    const side = new RecordedSide();
    side.put(frame(-160), 10);
    side.put(frame(0), 11);
    expect(timestamps(side, 10, 12)).toEqual([2 ** 32 - 160, 0]);
  });

  it('follows a stream that begins anew', () => {
    const side = new RecordedSide();
    side.put(frame(1_000), 10);
    side.put(frame(900_000), 11);
    expect(timestamps(side, 10, 12)).toEqual([1_000, 900_000]);
  });

  it('takes nothing that was spoken while paused and comes later', () => {
    const side = new RecordedSide();
    side.put(frame(1_000), 10);
    side.refuseBefore(20);
    side.put(frame(1_000 + 9 * 160), 20);
    side.put(frame(1_000 + 10 * 160), 21);
    expect(timestamps(side, 19, 21)).toEqual([null, 1_000 + 10 * 160]);
  });
});
