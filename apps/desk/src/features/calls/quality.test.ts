import { expect, it } from 'vitest';
import { countedIn, qualityOf, steady } from './quality.ts';

const counted = (received: number, lost: number, jitterSeconds = 0.005, roundTripSeconds: number | null = 0.04) => ({
  received,
  lost,
  jitterSeconds,
  roundTripSeconds,
});

it.each([
  ['all comes in', counted(200, 0), 'good'],
  ['two of a hundred are lost', counted(198, 2), 'good'],
  ['one of twenty is lost', counted(190, 10), 'fair'],
  ['one of ten is lost', counted(180, 20), 'poor'],
  ['it comes unevenly', counted(200, 0, 0.05), 'fair'],
  ['it comes very unevenly', counted(200, 0, 0.1), 'poor'],
  ['the way is long', counted(200, 0, 0.005, 0.4), 'fair'],
  ['the way is very long', counted(200, 0, 0.005, 0.7), 'poor'],
  ['the way is not known', counted(200, 0, 0.005, null), 'good'],
] as const)('when %s it is %s', (_, now, expected) => expect(qualityOf(null, now)).toBe(expected));

it('counts since the last time alone', () => {
  expect(qualityOf(counted(900, 100), counted(1100, 100))).toBe('good');
  expect(qualityOf(counted(1000, 0), counted(1100, 50))).toBe('poor');
});
it('is nothing while nothing comes in', () => expect(qualityOf(counted(900, 9), counted(900, 9))).toBeNull());

it.each([
  ['poor', 'good', 'good'],
  ['good', 'poor', 'good'],
  ['poor', 'fair', 'fair'],
  ['poor', 'poor', 'poor'],
  [null, 'poor', null],
  ['poor', null, null],
] as const)('after %s a count of %s is told as %s', (before, now, told) => expect(steady(before, now)).toBe(told));

it('reads what a browser counts', () => {
  const report = new Map([
    ['a', { type: 'inbound-rtp', kind: 'audio', packetsReceived: 10, packetsLost: 1, jitter: 0.02 }],
    ['b', { type: 'inbound-rtp', kind: 'video', packetsReceived: 99 }],
    ['c', { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.1 }],
    ['d', { type: 'candidate-pair', nominated: false, currentRoundTripTime: 9 }],
  ]) as unknown as RTCStatsReport;
  expect(countedIn(report)).toEqual(counted(10, 1, 0.02, 0.1));
  expect(countedIn(new Map() as unknown as RTCStatsReport)).toBeNull();
});
