import { describe, expect, it } from 'vitest';
import { easter, frenchHolidays } from './french-holidays.ts';

describe('Easter', () => {
  it.each([
    ['1818-03-22'],
    ['1961-04-02'],
    ['2000-04-23'],
    ['2008-03-23'],
    ['2019-04-21'],
    ['2024-03-31'],
    ['2025-04-20'],
    ['2026-04-05'],
    ['2027-03-28'],
    ['2038-04-25'],
  ])('is %s', (date) => {
    expect(new Date(easter(Number(date.slice(0, 4)))).toISOString().slice(0, 10)).toBe(date);
  });
  it('is a Sunday from 22 March to 25 April, for four centuries', () => {
    for (let year = 1800; year < 2200; year += 1) {
      const at = new Date(easter(year));
      expect(at.getUTCDay()).toBe(0);
      expect(at.getTime()).toBeGreaterThanOrEqual(Date.UTC(year, 2, 22));
      expect(at.getTime()).toBeLessThanOrEqual(Date.UTC(year, 3, 25));
    }
  });
});

describe('French public holidays', () => {
  it('of a calendar year are eleven', () => {
    expect(frenchHolidays('2026-01-01').map(({ date }) => date)).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
  });
  it('go over the end of the year', () => {
    const found = frenchHolidays('2026-11-26');
    expect(found.slice(0, 3)).toEqual([
      { date: '2026-12-25', code: 'christmas' },
      { date: '2027-01-01', code: 'newYear' },
      { date: '2027-03-29', code: 'easterMonday' },
    ]);
    expect(found.at(-1)).toEqual({ date: '2027-11-11', code: 'armistice' });
    expect(found).toHaveLength(11);
  });
  it('begin today and end before the same day next year', () => {
    const found = frenchHolidays('2026-12-25').map(({ date }) => date);
    expect(found).toContain('2026-12-25');
    expect(found).not.toContain('2027-12-25');
  });
  it('with a leap day as start, and two on one day (2008: Ascension is 1 May)', () => {
    expect(frenchHolidays('2028-02-29').length).toBeGreaterThanOrEqual(10);
    expect(frenchHolidays('2008-01-01').filter(({ date }) => date === '2008-05-01')).toHaveLength(2);
  });
});
