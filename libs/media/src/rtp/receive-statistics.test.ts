import { describe, expect, it } from 'vitest';
import { ReceiveStatistics } from './receive-statistics.ts';

function received(sequences: number[]): ReceiveStatistics {
  const statistics = new ReceiveStatistics(8_000);
  for (const sequence of sequences) statistics.add(1, sequence, sequence * 160);
  return statistics;
}

describe('ReceiveStatistics', () => {
  it.each<[string, number[], number]>([
    ['nothing', [], 0],
    ['all there', [5, 6, 7], 0],
    ['out of order', [5, 7, 6], 0],
    ['two missing', [5, 8, 9], 2],
    ['over the end of the numbers', [65_534, 65_535, 1], 1],
  ])('%s', (_, sequences, lost) => {
    expect(received(sequences).lost).toBe(lost);
  });

  it('begins anew with another stream', () => {
    const statistics = received([5, 8]);
    statistics.add(2, 40_000, 0);
    expect(statistics.lost).toBe(0);
    expect(statistics.packets).toBe(1);
  });
});
