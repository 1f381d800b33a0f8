import { createReportSchedule, type ReportSchedule } from '@guichet/contracts';
import { expect, it } from 'vitest';
import { type ScheduleValues, valuesOf, wishesOf } from './schedule-values.ts';

const known: Partial<ScheduleValues> = { name: ' Sales ', mailTo: ['018f0000-0000-7000-8000-000000000001'] };

it.each<[Partial<ScheduleValues>, number | null]>([
  [{ every: 'day' }, null],
  [{ every: 'week', weekday: '5' }, 5],
  [{ every: 'month', monthDay: 31 }, 31],
])('%j is on a day that a server takes', (rhythm, day) => {
  const wishes = wishesOf(valuesOf(undefined, { ...known, ...rhythm }));
  expect(wishes).toMatchObject({ name: 'Sales', day });
  expect(createReportSchedule.input.safeParse(wishes).success).toBe(true);
});

it.each<Partial<ScheduleValues>>([
  { every: 'day', channel: 'chat', targetSeconds: 45 },
  { every: 'week', weekday: '7', queueId: '018f0000-0000-7000-8000-000000000002' },
  { every: 'month', monthDay: 28, zone: 'Asia/Tokyo', isEnabled: false },
])('%j comes back from the form as it went in', (some) => {
  const wishes = wishesOf(valuesOf(undefined, { ...known, ...some }));
  const stored: ReportSchedule = { ...wishes, id: 'a', nextDueAt: null, last: null };
  expect(wishesOf(valuesOf(stored))).toEqual(wishes);
});
