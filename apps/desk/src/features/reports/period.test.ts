import { expect, it } from 'vitest';
import { dayBefore, isDay, periodOf, type PeriodName } from './period.ts';

const local = (year: number, month: number, day: number) => new Date(year, month - 1, day).toISOString();
const DAYS = { first: '2026-10-20', last: '2026-11-03' };
// A Friday.
const now = new Date(2026, 10, 27, 15, 30);

it.each<[PeriodName, string, string]>([
  ['today', local(2026, 11, 27), local(2026, 11, 28)],
  ['yesterday', local(2026, 11, 26), local(2026, 11, 27)],
  ['week', local(2026, 11, 23), local(2026, 11, 30)],
  ['seven', local(2026, 11, 21), local(2026, 11, 28)],
  ['thirty', local(2026, 10, 29), local(2026, 11, 28)],
  ['month', local(2026, 11, 1), local(2026, 12, 1)],
  ['lastMonth', local(2026, 10, 1), local(2026, 11, 1)],
  ['days', local(2026, 10, 20), local(2026, 11, 4)],
])('%s is from midnight to midnight', (name, from, to) => expect(periodOf(name, now, DAYS)).toEqual({ from, to }));

it('a week begins on Monday, also on a Sunday', () => {
  expect(periodOf('week', new Date(2026, 10, 29, 9), DAYS).from).toBe(local(2026, 11, 23));
});

it('days may be given the other way round', () => {
  expect(periodOf('days', now, { first: DAYS.last, last: DAYS.first })).toEqual(periodOf('days', now, DAYS));
});

it.each([
  ['2026-10-20', true],
  ['2026-13-40', false],
  ['20', false],
  [null, false],
])('%j is a day: %s', (text, is) => expect(isDay(text)).toBe(is));

it('a day before today is one where the reader is', () => {
  expect([dayBefore(now, 0), dayBefore(now, 27)]).toEqual(['2026-11-27', '2026-10-31']);
});
