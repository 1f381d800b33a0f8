import { expect, it } from 'vitest';
import { fixedPeriod, periodInWords, periodOf, type PeriodName } from './period.ts';

const local = (year: number, month: number, day: number) => new Date(year, month - 1, day).toISOString();
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
])('%s is from midnight to midnight', (name, from, to) => expect(periodOf(name, now)).toEqual({ from, to }));

it('a week begins on Monday, also on a Sunday', () => {
  expect(periodOf('week', new Date(2026, 10, 29, 9)).from).toBe(local(2026, 11, 23));
});

const PARIS = { from: '2026-10-18T22:00:00.000Z', to: '2026-10-25T23:00:00.000Z', zone: 'Europe/Paris' };

it('an address can say its period itself, in the calendar of its zone', () => {
  expect(fixedPeriod(new URLSearchParams(PARIS))).toEqual(PARIS);
  expect(periodInWords(PARIS, 'en', now)).toBe('19\u2009–\u200925 Oct');
  expect(periodInWords(PARIS, 'en', new Date(2027, 0, 5))).toBe('19\u2009–\u200925 Oct 2026');
});

it.each([
  ['nothing', {}],
  ['no end', { from: PARIS.from, zone: PARIS.zone }],
  ['an end before its beginning', { ...PARIS, to: '2026-10-01T00:00:00Z' }],
  ['no date', { ...PARIS, from: 'soon' }],
  ['no zone', { ...PARIS, zone: 'Mars/North' }],
])('an address with %s says none', (_, params: Record<string, string>) => {
  expect(fixedPeriod(new URLSearchParams(params))).toBeNull();
});
