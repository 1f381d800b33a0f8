import { describe, expect, it } from 'vitest';
import { type Hours, openingAt } from './opening.ts';

const weekdays = [1, 2, 3, 4, 5].flatMap((day) => [
  { day, from: '09:00', to: '12:30' },
  { day, from: '14:00', to: '18:00' },
]);
const paris: Hours = { zone: 'Europe/Paris', ranges: weekdays, holidays: [] };
const open = (date: string, time: string) => ({ state: 'open', until: { date, time } });
const closed = (date: string, time: string) => ({ state: 'closed', next: { date, time } });

/** Thursday 26 November 2026; Paris is an hour ahead of UTC. */
describe('opening hours in Paris', () => {
  it.each([
    ['2026-11-26T08:00:00Z', open('2026-11-26', '12:30')],
    ['2026-11-26T07:59:00Z', closed('2026-11-26', '09:00')],
    ['2026-11-26T11:30:00Z', closed('2026-11-26', '14:00')],
    ['2026-11-26T17:00:00Z', closed('2026-11-27', '09:00')],
    ['2026-11-27T17:00:00Z', closed('2026-11-30', '09:00')],
    ['2026-11-28T12:00:00Z', closed('2026-11-30', '09:00')],
    // In summer Paris is two hours ahead.
    ['2026-07-01T07:00:00Z', open('2026-07-01', '12:30')],
  ])('at %s', (at, opening) => expect(openingAt(paris, new Date(at))).toEqual(opening));

  it('a holiday is closed, or has hours of its own', () => {
    const holidays = [
      { date: '2026-12-24', name: 'Réveillon', ranges: [{ from: '09:00', to: '12:00' }] },
      { date: '2026-12-25', name: 'Noël', ranges: [] },
    ];
    const hours = { ...paris, holidays };
    expect(openingAt(hours, new Date('2026-12-24T09:00:00Z'))).toEqual(open('2026-12-24', '12:00'));
    expect(openingAt(hours, new Date('2026-12-24T13:30:00Z'))).toEqual(closed('2026-12-28', '09:00'));
  });
});

describe('edges', () => {
  const utc = (ranges: Hours['ranges']): Hours => ({ zone: 'UTC', ranges, holidays: [] });
  it('never opens', () =>
    expect(openingAt(utc([]), new Date('2026-11-26T08:00:00Z'))).toEqual({ state: 'closed', next: null }));
  it('never closes', () => {
    const always = utc([1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' })));
    expect(openingAt(always, new Date('2026-11-26T08:00:00Z'))).toEqual({ state: 'open', until: null });
  });
  it('goes on over midnight and over ranges that touch', () => {
    const night = utc([
      { day: 4, from: '20:00', to: '22:00' },
      { day: 4, from: '22:00', to: '24:00' },
      { day: 5, from: '00:00', to: '06:00' },
    ]);
    expect(openingAt(night, new Date('2026-11-26T21:00:00Z'))).toEqual(open('2026-11-27', '06:00'));
  });
  it('closes at the end of the day', () => {
    const evening = utc([{ day: 4, from: '20:00', to: '24:00' }]);
    expect(openingAt(evening, new Date('2026-11-26T21:00:00Z'))).toEqual(open('2026-11-26', '24:00'));
  });
  it('is another day elsewhere', () => {
    const tokyo: Hours = { zone: 'Asia/Tokyo', ranges: [{ day: 5, from: '08:00', to: '10:00' }], holidays: [] };
    expect(openingAt(tokyo, new Date('2026-11-26T23:30:00Z'))).toEqual(open('2026-11-27', '10:00'));
  });
});
