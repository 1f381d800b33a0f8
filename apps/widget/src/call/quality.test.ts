import { expect, it } from 'vitest';
import { type Counted, type Quality, qualityOf, steadyQuality } from './quality.ts';

const counted = (part: Partial<Counted> = {}): Counted => ({
  ...{ received: 1000, lost: 0, jitterMs: 5, roundTripMs: 60, ...part },
});

it.each<[Partial<Counted>, Partial<Counted> | null, Quality]>([
  [{}, null, 'good'],
  [{ roundTripMs: null }, null, 'good'],
  [{ received: 0 }, null, 'good'],
  [{ lost: 15 }, null, 'good'],
  [{ lost: 30 }, null, 'fair'],
  [{ lost: 200 }, null, 'poor'],
  [{ jitterMs: 60 }, null, 'fair'],
  [{ jitterMs: 120 }, null, 'poor'],
  [{ roundTripMs: 500 }, null, 'fair'],
  [{ roundTripMs: 1200 }, null, 'poor'],
  // What was lost long ago is not heard now; duplicates make the count fall.
  [{ received: 2000, lost: 200 }, { lost: 200 }, 'good'],
  [{ received: 1100, lost: 20 }, { lost: 0 }, 'poor'],
  [{ received: 1100, lost: 1 }, { lost: 4 }, 'good'],
])('%o after %o is %s', (now, before, quality) =>
  expect(qualityOf(counted(now), before && counted(before))).toBe(quality),
);

it('says nothing of a single bad moment', () => {
  const steady = steadyQuality();
  expect((['good', 'poor', 'good', 'poor', 'poor', 'good', 'good'] as const).map(steady)).toEqual([
    ...['good', 'good', 'good', 'good', 'poor', 'poor', 'good'],
  ]);
});
