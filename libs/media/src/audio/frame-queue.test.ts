import { describe, expect, it } from 'vitest';
import type { Frame } from './frame.ts';
import { FrameQueue } from './frame-queue.ts';

const frame = (sequence: number): Frame => ({ codec: 'pcma', payload: Buffer.alloc(0), sequence, timestamp: 0 });

function taken(queue: FrameQueue, count: number): (number | null)[] {
  return Array.from({ length: count }, () => queue.take()?.sequence ?? null);
}
const filled = (...sequences: number[]): FrameQueue => {
  const queue = new FrameQueue();
  for (const sequence of sequences) queue.push(frame(sequence));
  return queue;
};

describe('FrameQueue', () => {
  it.each<[string, number[], (number | null)[]]>([
    ['waits for a second frame', [7], [null, null]],
    ['hands out in order', [8, 7, 9], [7, 8, 9, null]],
    ['knows that numbers begin again', [65_535, 0, 65_534], [65_534, 65_535, 0, null]],
    ['takes each once', [7, 8, 8], [7, 8, null]],
    ['gives up what is too late to be heard', [1, 2, 3, 4, 5, 6, 7, 8, 9], [8, 9, null]],
  ])('%s', (_, pushed, expected) => {
    expect(taken(filled(...pushed), expected.length)).toEqual(expected);
  });

  it('drops what comes after its turn, and follows a source that begins anew', () => {
    const queue = filled(7, 8);
    expect(taken(queue, 2)).toEqual([7, 8]);
    queue.push(frame(6));
    queue.push(frame(30_000));
    queue.push(frame(30_001));
    expect(taken(queue, 3)).toEqual([30_000, 30_001, null]);
  });
});
