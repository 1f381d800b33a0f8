import { expect, it } from 'vitest';
import { dayBefore, isDay, ownZone, periodOf, type PeriodName, zoneOf } from './period.ts';

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
])('%s is from midnight to midnight', (name, from, to) =>
  expect(periodOf(name, now, DAYS, ownZone())).toEqual({ from, to }),
);

it('a week begins on Monday, also on a Sunday', () => {
  expect(periodOf('week', new Date(2026, 10, 29, 9), DAYS, ownZone()).from).toBe(local(2026, 11, 23));
});

it('days may be given the other way round', () => {
  const turned = { first: DAYS.last, last: DAYS.first };
  expect(periodOf('days', now, turned, ownZone())).toEqual(periodOf('days', now, DAYS, ownZone()));
});

it.each([
  ['Europe/Paris', '2026-10-19T22:00:00.000Z', '2026-11-03T23:00:00.000Z'],
  ['Asia/Tokyo', '2026-10-19T15:00:00.000Z', '2026-11-03T15:00:00.000Z'],
  ['America/Los_Angeles', '2026-10-20T07:00:00.000Z', '2026-11-04T08:00:00.000Z'],
])('days are those of %s, also over a change of clocks', (zone, from, to) =>
  expect(periodOf('days', now, DAYS, zone)).toEqual({ from, to }),
);

it('a day that there is not is the last one before it', () => {
  const days = { first: '2026-02-01', last: '2026-02-31' };
  expect(periodOf('days', now, days, 'UTC').to).toBe('2026-03-01T00:00:00.000Z');
});

it.each<[PeriodName, string | null, string]>([
  ['days', 'Asia/Tokyo', 'Asia/Tokyo'],
  ['days', 'Mars/North', ownZone()],
  ['days', '', ownZone()],
  ['days', null, ownZone()],
  ['month', 'Asia/Tokyo', ownZone()],
])('%s with the zone %j are those of %s', (name, asked, zone) => expect(zoneOf(name, asked)).toBe(zone));

it.each([
  ['2026-10-20', true],
  ['2026-13-40', false],
  ['20', false],
  [null, false],
])('%j is a day: %s', (text, is) => expect(isDay(text)).toBe(is));

it('a day before today is one where the reader is', () => {
  expect([dayBefore(now, 0), dayBefore(now, 27)]).toEqual(['2026-11-27', '2026-10-31']);
});
