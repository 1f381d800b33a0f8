import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBusinessTime,
  type BusinessHours,
  businessTimeBetween,
  dayStart,
  isOpen,
  nextOpening,
} from './business-time.ts';

const HOUR = 3_600_000;
const weekdays = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }));
const office: BusinessHours = {
  zone: 'Europe/Paris',
  ranges: weekdays,
  holidays: [{ date: '2026-12-25', ranges: [] }],
};
const split: BusinessHours = {
  zone: 'Europe/Paris',
  ranges: [1, 2, 3, 4, 5].flatMap((day) => [
    { day, from: '08:30', to: '12:00' },
    { day, from: '14:00', to: '18:00' },
  ]),
  holidays: [{ date: '2026-12-24', ranges: [{ from: '08:30', to: '11:00' }] }],
};
const always: BusinessHours = {
  zone: 'Europe/Paris',
  ranges: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' })),
  holidays: [],
};
const never: BusinessHours = { zone: 'UTC', ranges: [], holidays: [] };
const at = (text: string) => new Date(text);

describe('added business time', () => {
  it.each([
    ['Friday 16:30 + 1 h is Monday 09:30', office, '2026-11-27T16:30:00+01:00', 1, '2026-11-30T09:30:00+01:00'],
    ['at night it begins in the morning', office, '2026-11-26T03:00:00+01:00', 1, '2026-11-26T10:00:00+01:00'],
    ['a holiday is skipped', office, '2026-12-24T16:00:00+01:00', 2, '2026-12-28T10:00:00+01:00'],
    ['the lunch break is skipped', split, '2026-11-26T11:30:00+01:00', 1, '2026-11-26T14:30:00+01:00'],
    ['a short day ends early', split, '2026-12-24T10:30:00+01:00', 1, '2026-12-25T09:00:00+01:00'],
    ['the end of a range belongs to it', office, '2026-11-26T16:00:00+01:00', 1, '2026-11-26T17:00:00+01:00'],
    ['a night of 25 hours', always, '2026-10-24T12:00:00+02:00', 25, '2026-10-25T12:00:00+01:00'],
    ['a night of 23 hours', always, '2026-03-28T12:00:00+01:00', 23, '2026-03-29T12:00:00+02:00'],
  ] as const)('%s', (_, hours, from, hoursMore, to) => {
    expect(addBusinessTime(hours, at(from), hoursMore * HOUR)?.toISOString()).toBe(at(to).toISOString());
  });

  it('never ends where nothing ever opens', () => {
    expect(addBusinessTime(never, at('2026-11-26T12:00:00Z'), HOUR)).toBeNull();
    expect(nextOpening(never, at('2026-11-26T12:00:00Z'))).toBeNull();
  });

  it('is measured back to what was added', () => {
    const moments = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2027-06-01T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(
        moments,
        fc.integer({ min: 1, max: 60 * 60 }),
        fc.constantFrom(office, split, always),
        (from, minutes, hours) => {
          const ms = minutes * 60_000;
          const end = addBusinessTime(hours, from, ms)!;
          expect(businessTimeBetween(hours, from, end)).toBe(ms);
        },
      ),
    );
  });
});

describe('opening', () => {
  it.each([
    ['at nine sharp', '2026-11-26T09:00:00+01:00', true],
    ['a moment before nine', '2026-11-26T08:59:59+01:00', false],
    ['at five sharp', '2026-11-26T17:00:00+01:00', false],
    ['on Saturday', '2026-11-28T12:00:00+01:00', false],
    ['on a holiday', '2026-12-25T12:00:00+01:00', false],
  ])('%s', (_, moment, is) => {
    expect(isOpen(office, at(moment))).toBe(is);
  });

  it('of ranges that overlap counts once', () => {
    const hours = {
      zone: 'UTC',
      ranges: [
        { day: 4, from: '09:00', to: '12:00' },
        { day: 4, from: '11:00', to: '13:00' },
      ],
      holidays: [],
    };
    expect(businessTimeBetween(hours, at('2026-11-26T00:00:00Z'), at('2026-11-27T00:00:00Z'))).toBe(4 * HOUR);
  });

  it('comes next on Monday', () => {
    expect(nextOpening(office, at('2026-11-27T18:00:00+01:00'))?.toISOString()).toBe('2026-11-30T08:00:00.000Z');
    expect(nextOpening(office, at('2026-11-26T10:00:00+01:00'))?.toISOString()).toBe('2026-11-26T09:00:00.000Z');
  });
});

it.each([
  ['Europe/Paris', '2026-11-26T10:00:00Z', '2026-11-25T23:00:00.000Z'],
  ['Europe/Paris', '2026-11-26T22:59:59Z', '2026-11-25T23:00:00.000Z'],
  ['Europe/Paris', '2026-11-26T23:00:00Z', '2026-11-26T23:00:00.000Z'],
  // A day of 23 hours, one of 25, and one that begins at 01:00 since midnight is skipped.
  ['Europe/Paris', '2026-03-29T20:00:00Z', '2026-03-28T23:00:00.000Z'],
  ['Europe/Paris', '2026-10-25T20:00:00Z', '2026-10-24T22:00:00.000Z'],
  ['Africa/Cairo', '2026-04-24T12:00:00Z', '2026-04-23T22:00:00.000Z'],
])('in %s the day of %s began at %s', (zone, moment, began) => {
  expect(dayStart(zone, at(moment)).toISOString()).toBe(began);
});
