import { expect, it } from 'vitest';
import { isSpent, isToBeTold } from './spending.ts';

it.each([
  [0, null, false, false],
  [9_000_000, null, false, false],
  [0, 0, true, true],
  [79_999, 10, false, false],
  [80_000, 10, false, true],
  [99_999, 10, false, true],
  [100_000, 10, true, true],
])('of %i millionths and %s hundredths a day: spent %s, told %s', (micros, cents, spent, told) => {
  expect([isSpent(micros, cents), isToBeTold(micros, cents)]).toEqual([spent, told]);
});
