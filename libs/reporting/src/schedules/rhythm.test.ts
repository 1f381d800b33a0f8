import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailedPeriod } from './mailed-period.ts';
import { lastDue, nextDue, type Rhythm } from './rhythm.ts';

const PARIS = 'Europe/Paris';
const daily = (time: string, zone = PARIS): Rhythm => ({ every: 'day', day: null, time, zone });
const weekly = (day: number, time: string, zone = PARIS): Rhythm => ({ every: 'week', day, time, zone });
const monthly = (day: number, time: string, zone = PARIS): Rhythm => ({ every: 'month', day, time, zone });

describe('the next time', () => {
  it.each<[what: string, rhythm: Rhythm, after: string, due: string]>([
    ['later the same day', daily('08:00'), '2026-11-27T06:59:00Z', '2026-11-27T07:00:00Z'],
    ['not this very moment again', daily('08:00'), '2026-11-27T07:00:00Z', '2026-11-28T07:00:00Z'],
    ['by the day of the zone, not of UTC', daily('00:30'), '2026-11-27T22:00:00Z', '2026-11-27T23:30:00Z'],
    ['a day of 23 hours', daily('08:00'), '2026-03-28T07:00:00Z', '2026-03-29T06:00:00Z'],
    ['a day of 25 hours', daily('08:00'), '2026-10-24T06:00:00Z', '2026-10-25T07:00:00Z'],
    ['in the gap of spring: the moment after it', daily('02:30'), '2026-03-28T12:00:00Z', '2026-03-29T01:30:00Z'],
    ['after the gap: the usual hour', daily('02:30'), '2026-03-29T01:30:00Z', '2026-03-30T00:30:00Z'],
    ['in the overlap of autumn: the first', daily('02:30'), '2026-10-24T12:00:00Z', '2026-10-25T00:30:00Z'],
    ['between both: not the second', daily('02:30'), '2026-10-25T00:30:00Z', '2026-10-26T01:30:00Z'],
    ['a gap of half an hour', daily('02:15', 'Australia/Lord_Howe'), '2026-10-03T00:00:00Z', '2026-10-03T15:45:00Z'],
    ['a day that a zone skipped', daily('08:00', 'Pacific/Apia'), '2011-12-29T18:00:00Z', '2011-12-30T18:00:00Z'],
    ['and the day after it, once', daily('08:00', 'Pacific/Apia'), '2011-12-30T18:00:00Z', '2011-12-31T18:00:00Z'],
    ['Monday, on a Friday', weekly(1, '08:00'), '2026-11-27T10:00:00Z', '2026-11-30T07:00:00Z'],
    ['Friday, before its hour', weekly(5, '08:00'), '2026-11-27T06:00:00Z', '2026-11-27T07:00:00Z'],
    ['Friday, after its hour', weekly(5, '08:00'), '2026-11-27T07:00:00Z', '2026-12-04T07:00:00Z'],
    ['Sunday, over a change of clocks', weekly(7, '08:00'), '2026-10-18T06:00:00Z', '2026-10-25T07:00:00Z'],
    ['the 1st', monthly(1, '07:00'), '2026-11-27T10:00:00Z', '2026-12-01T06:00:00Z'],
    ['the 1st, over the turn of the year', monthly(1, '07:00'), '2026-12-01T06:00:00Z', '2027-01-01T06:00:00Z'],
    ['the 31st, where there are 30', monthly(31, '07:00'), '2026-11-27T10:00:00Z', '2026-11-30T06:00:00Z'],
    ['the 31st, where there are 28', monthly(31, '07:00'), '2027-01-31T06:00:00Z', '2027-02-28T06:00:00Z'],
    ['the 31st, where there are 29', monthly(31, '07:00'), '2028-01-31T06:00:00Z', '2028-02-29T06:00:00Z'],
    ['the 31st again, after a short month', monthly(31, '07:00'), '2027-02-28T06:00:00Z', '2027-03-31T05:00:00Z'],
    ['the 29th, where there are 28', monthly(29, '07:00'), '2027-02-01T06:00:00Z', '2027-02-28T06:00:00Z'],
  ])('is %s', (_, rhythm, after, due) => {
    expect(nextDue(rhythm, new Date(after))).toEqual(new Date(due));
  });

  it('comes after, at its wall time or where that is skipped within the hour, and never twice on one day', () => {
    const zone = fc.constantFrom(PARIS, 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC');
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    const at = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(zone, time, at, (where, clock, after) => {
        const due = nextDue(daily(clock, where), after);
        const again = nextDue(daily(clock, where), due);
        expect(due.getTime()).toBeGreaterThan(after.getTime());
        expect(due.getTime() - after.getTime()).toBeLessThanOrEqual(26 * 3_600_000);
        expect(dayOf(again, where)).not.toBe(dayOf(due, where));
        expect([0, 30, 60]).toContain((minutesOf(due, where) - minutesOfClock(clock) + 1440) % 1440);
      }),
    );
  });
});

const dayOf = (at: Date, timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
const minutesOfClock = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const minutesOf = (at: Date, timeZone: string) =>
  minutesOfClock(
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at),
  );

describe('what was missed', () => {
  it.each<[what: string, rhythm: Rhythm, first: string, now: string, due: string, next: string]>([
    [
      ...['on time', daily('08:00')],
      ...['2026-11-27T07:00Z', '2026-11-27T07:00:05Z'],
      '2026-11-27T07:00Z',
      '2026-11-28T07:00Z',
    ],
    [
      ...['three days', daily('08:00')],
      ...['2026-11-24T07:00Z', '2026-11-26T09:00Z'],
      '2026-11-26T07:00Z',
      '2026-11-27T07:00Z',
    ],
    [
      ...['up to the hour', daily('08:00')],
      ...['2026-11-24T07:00Z', '2026-11-26T06:59Z'],
      '2026-11-25T07:00Z',
      '2026-11-26T07:00Z',
    ],
    [
      ...['a month', monthly(31, '07:00')],
      ...['2026-11-30T06:00Z', '2026-12-31T06:00Z'],
      '2026-12-31T06:00Z',
      '2027-01-31T06:00Z',
    ],
  ] as [string, Rhythm, string, string, string, string][])('is due once: %s', (_, rhythm, first, now, due, next) => {
    expect(lastDue(rhythm, new Date(first), new Date(now))).toEqual({ due: new Date(due), next: new Date(next) });
  });
});

describe('the period before', () => {
  it.each([
    ['the day', 'day', '2026-11-27T07:00Z', '2026-11-25T23:00Z', '2026-11-26T23:00Z'],
    ['a day of 25 hours', 'day', '2026-10-26T07:00Z', '2026-10-24T22:00Z', '2026-10-25T23:00Z'],
    ['7 days', 'seven', '2026-11-27T07:00Z', '2026-11-19T23:00Z', '2026-11-26T23:00Z'],
    ['the week, on a Friday', 'week', '2026-11-27T07:00Z', '2026-11-15T23:00Z', '2026-11-22T23:00Z'],
    ['the week, on a Monday', 'week', '2026-11-30T07:00Z', '2026-11-22T23:00Z', '2026-11-29T23:00Z'],
    ['the week, on a Sunday', 'week', '2026-11-29T07:00Z', '2026-11-15T23:00Z', '2026-11-22T23:00Z'],
    ['the month', 'month', '2026-11-01T07:00Z', '2026-09-30T22:00Z', '2026-10-31T23:00Z'],
    ['the month of 28 days, on a 31st', 'month', '2027-03-31T07:00Z', '2027-01-31T23:00Z', '2027-02-28T23:00Z'],
    ['the day of the zone, not of UTC', 'day', '2026-11-26T23:30Z', '2026-11-25T23:00Z', '2026-11-26T23:00Z'],
  ] as const)('is %s', (_, period, at, from, to) => {
    expect(mailedPeriod(period, PARIS, new Date(at))).toEqual({ from: new Date(from), to: new Date(to) });
  });
});
