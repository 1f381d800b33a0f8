import { expect, it } from 'vitest';
import { parseTime } from './clock-time.ts';

it.each([
  ['9', '09:00'],
  ['09:00', '09:00'],
  ['9h', '09:00'],
  [' 9 h 30 ', '09:30'],
  ['9.30', '09:30'],
  ['930', '09:30'],
  ['1845', '18:45'],
  ['0', '00:00'],
  ['24', '24:00'],
  ['24:00', '24:00'],
])('reads %j as %s', (text, time) => expect(parseTime(text)).toBe(time));

it.each(['', 'midi', '25', '24:30', '12:60', '9:5', '12345', '-1', '9:300'])('%j is no time', (text) =>
  expect(parseTime(text)).toBeNull(),
);
