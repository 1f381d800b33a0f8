import { type Calendar, createCalendar } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';
import { requestOf, startValues } from './calendar-values.ts';

const calendar: Calendar = {
  id: '0191d4a0-0000-7000-8000-000000000000',
  name: 'Boutique',
  zone: 'Europe/Paris',
  ranges: [
    { day: 1, from: '09:00', to: '12:30' },
    { day: 1, from: '14:00', to: '18:00' },
    { day: 7, from: '10:00', to: '24:00' },
  ],
  holidays: [
    { date: '2026-12-24', name: 'Réveillon', ranges: [{ from: '09:00', to: '12:00' }] },
    { date: '2026-12-25', name: 'Noël', ranges: [] },
  ],
};

describe('opening hours in the form', () => {
  it('come back as they were', () => {
    const { id: _id, ...fields } = calendar;
    expect(requestOf(startValues(calendar, 'UTC'))).toEqual(fields);
  });
  it('that are new open on weekdays in the given zone and are accepted by the contract', () => {
    const request = requestOf({ ...startValues(undefined, 'Europe/Madrid'), name: 'Ventas' });
    expect(createCalendar.input.safeParse(request).error).toBeUndefined();
    expect(request.zone).toBe('Europe/Madrid');
    expect(request.ranges.map(({ day }) => day)).toEqual([1, 2, 3, 4, 5]);
  });
  it('are read as people type them, and put in order', () => {
    const values = startValues({ ...calendar, ranges: [] }, 'UTC');
    values.week[2] = [
      { key: 'a', from: '14h', to: '18h30' },
      { key: 'b', from: '9', to: '12' },
    ];
    expect(requestOf(values).ranges).toEqual([
      { day: 3, from: '09:00', to: '12:00' },
      { day: 3, from: '14:00', to: '18:30' },
    ]);
  });
});
