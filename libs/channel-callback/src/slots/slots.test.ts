import type { BusinessHours } from '@guichet/calendars';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capacityOf, DAYS_AHEAD, minutesPerCall, slotProblem, slotsOf } from './slots.ts';

const rules = { leadMinutes: 30, slotMinutes: 30, handlingMinutes: 10 };
const week = (ranges: { from: string; to: string }[], zone = 'Europe/Paris'): BusinessHours => ({
  zone,
  ranges: [1, 2, 3, 4, 5, 6, 7].flatMap((day) => ranges.map((range) => ({ day, ...range }))),
  holidays: [],
});
const of = (hours: BusinessHours, now: string, more: Partial<typeof rules> = {}) =>
  slotsOf(hours, new Date(now), { ...rules, ...more });
const wall = (at: Date, zone = 'Europe/Paris') =>
  at.toLocaleTimeString('fr', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const onDay = (slots: Date[], day: string, zone = 'Europe/Paris') =>
  slots.filter((at) => at.toLocaleDateString('sv', { timeZone: zone }) === day).map((at) => wall(at, zone));

describe('slots', () => {
  it('are whole ones of the open hours, not before the lead', () => {
    const slots = of(week([{ from: '09:00', to: '11:15' }]), '2026-06-01T07:40:00Z');
    expect(onDay(slots, '2026-06-01')).toEqual(['10:30']);
    expect(onDay(slots, '2026-06-02')).toEqual(['09:00', '09:30', '10:00', '10:30']);
  });
  it('begin as people say the time, wherever hours begin', () => {
    const slots = of(week([{ from: '09:05', to: '10:20' }]), '2026-06-01T05:00:00Z');
    expect(onDay(slots, '2026-06-02')).toEqual(['09:15', '09:45']);
  });
  it('reach thirty days, know holidays, and are none where nothing opens', () => {
    const hours = { ...week([{ from: '09:00', to: '10:00' }]), holidays: [{ date: '2026-06-03', ranges: [] }] };
    const slots = of(hours, '2026-06-01T05:00:00Z');
    expect(onDay(slots, '2026-06-03')).toEqual([]);
    expect(slots).toHaveLength(2 * (DAYS_AHEAD - 1));
    expect(of(week([]), '2026-06-01T05:00:00Z')).toEqual([]);
  });
  it('are skipped with the hour that a change of clocks skips', () => {
    const slots = of(week([{ from: '01:00', to: '04:00' }]), '2026-03-28T12:00:00Z');
    expect(onDay(slots, '2026-03-28')).toEqual([]);
    expect(onDay(slots, '2026-03-29')).toEqual(['01:00', '01:30', '03:00', '03:30']);
    expect(onDay(slots, '2026-03-30')).toHaveLength(6);
  });
  it('are there twice in the hour that comes twice, as two moments', () => {
    const slots = of(week([{ from: '01:00', to: '04:00' }]), '2026-10-24T12:00:00Z');
    const night = slots.filter((at) => at.toISOString() < '2026-10-25T12' && at.toISOString() > '2026-10-24T20');
    expect(night.map((at) => wall(at))).toEqual([
      ...['01:00', '01:30', '02:00', '02:30', '02:00', '02:30', '03:00', '03:30'],
    ]);
    expect(new Set(night.map(Number)).size).toBe(8);
  });
  it('keep to zones whose hours are no whole ones, and whose changes are half ones', () => {
    const kathmandu = of(week([{ from: '09:00', to: '10:00' }], 'Asia/Kathmandu'), '2026-06-01T00:00:00Z');
    expect(onDay(kathmandu, '2026-06-02', 'Asia/Kathmandu')).toEqual(['09:00', '09:30']);
    const howe = of(week([{ from: '01:00', to: '04:00' }], 'Australia/Lord_Howe'), '2026-04-04T00:00:00Z');
    expect(onDay(howe, '2026-04-05', 'Australia/Lord_Howe')).toHaveLength(7);
  });
  it('never overlap, never begin too soon, always end in open hours', () => {
    const time = fc.record({
      now: fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
    });
    fc.assert(
      fc.property(time, fc.constantFrom(15, 20, 30, 60), ({ now }, slotMinutes) => {
        const slots = slotsOf(
          week([
            { from: '09:00', to: '12:30' },
            { from: '14:00', to: '18:00' },
          ]),
          now,
          {
            ...{ ...rules, slotMinutes },
          },
        );
        slots.forEach((at, index) => {
          expect(at.getTime()).toBeGreaterThanOrEqual(now.getTime() + 30 * 60_000);
          const before = slots[index - 1];
          if (before) expect(at.getTime() - before.getTime()).toBeGreaterThanOrEqual(slotMinutes * 60_000);
          expect(wall(at) >= '09:00' && wall(at) < '18:00').toBe(true);
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('a slot', () => {
  it.each([
    [0, 10, 0],
    [1, 10, 3],
    [4, 10, 12],
    [1, 40, 0],
    [2, 45, 1],
  ])('of %i agents and %i minutes a call takes %i', (agents, handlingMinutes, expected) =>
    expect(capacityOf(agents, { ...rules, handlingMinutes })).toBe(expected),
  );
  it.each([
    ['nothing is measured', { count: 0, seconds: null }, 10],
    ['few are', { count: 19, seconds: 240 }, 10],
    ['enough are', { count: 20, seconds: 240 }, 4],
    ['they are shorter than anybody can talk', { count: 50, seconds: 12 }, 1],
  ])('counts minutes a call when %s', (_, measured, minutes) => expect(minutesPerCall(measured, rules)).toBe(minutes));
  const now = new Date('2026-06-01T07:00:00Z');
  const slots = [new Date('2026-06-01T08:00:00Z')];
  it.each([
    ['2026-06-01T08:00:00Z', 1, null],
    ['2026-06-01T08:00:00Z', 2, 'slot_taken'],
    ['2026-06-01T08:30:00Z', 0, 'slot_closed'],
    ['2026-06-01T06:00:00Z', 0, 'slot_past'],
  ])('%s with %i taken: %s', (at, taken, problem) =>
    expect(slotProblem(new Date(at), { slots, taken, capacity: 2, now })).toBe(problem),
  );
});
