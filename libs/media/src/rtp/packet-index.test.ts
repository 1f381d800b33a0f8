import { describe, expect, it } from 'vitest';
import { PacketIndex } from './packet-index.ts';

describe('PacketIndex', () => {
  it.each<[string, number[], (number | 'old')[]]>([
    ['one after the other', [5, 6, 7], [5, 6, 7]],
    ['over the end of the numbers', [65_535, 0, 1], [65_535, 65_536, 65_537]],
    ['late over the end', [65_534, 0, 65_535], [65_534, 65_536, 65_535]],
    ['late, and late once more', [5, 8, 6, 6], [5, 8, 6, 'old']],
    ['the last of those that are known', [100, 163, 100, 99], [100, 163, 'old', 'old']],
    ['sixty-three late', [100, 164, 101], [100, 164, 101]],
    ['too late to know', [100, 164, 99], [100, 164, 'old']],
    ['from before the first round', [5, 65_530], [5, 'old']],
    ['far ahead', [5, 30_000, 6], [5, 30_000, 'old']],
  ])('%s', (_, sequences, expected) => {
    const index = new PacketIndex();
    const found = sequences.map((sequence) => {
      const one = index.of(sequence);
      if (index.isOld(one)) return 'old';
      index.keep(one);
      return one;
    });
    expect(found).toEqual(expected);
  });
});
