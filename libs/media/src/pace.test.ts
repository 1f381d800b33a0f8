import { expect, it } from 'vitest';
import { Pace } from './pace.ts';

it('lets so many through at once, and so many a second from then on', () => {
  const pace = new Pace({ atOnce: 3, perSecond: 10 });
  const from = performance.now();
  const taken = (at: number, count: number) => Array.from({ length: count }, () => pace.takes(from + at));
  expect(taken(0, 4)).toEqual([true, true, true, false]);
  expect(taken(200, 3)).toEqual([true, true, false]);
  expect(taken(60_000, 4)).toEqual([true, true, true, false]);
});
