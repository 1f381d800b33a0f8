import { expect, it } from 'vitest';
import { clockOf } from './clock.ts';

it.each([
  [0, '0:00'],
  [9.9, '0:09'],
  [724, '12:04'],
  [3599, '59:59'],
  [3724, '1:02:04'],
  [90_000, '25:00:00'],
  [-3, '0:00'],
])('%s s is %s', (seconds, words) => expect(clockOf(seconds)).toBe(words));
