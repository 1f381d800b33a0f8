import { expect, it } from 'vitest';
import { rateOf } from './trunk-rates.ts';

const RATES = [
  { prefix: '+33', costPerMinute: 50 },
  { prefix: '+336', costPerMinute: 200 },
  { prefix: '+49', costPerMinute: 100 },
];

it.each([
  ['+33142920000', '+33'],
  ['+33612345678', '+336'],
  ['+4930123456', '+49'],
  // Another country whose digits begin alike, and one that nobody has allowed.
  ['+3912345678', null],
  ['+18005550199', null],
  ['', null],
])('%s is dialled by the rate of %s', (number, prefix) => {
  expect(rateOf(number, RATES)?.prefix ?? null).toBe(prefix);
  expect(rateOf(number, RATES.toReversed())?.prefix ?? null).toBe(prefix);
});
