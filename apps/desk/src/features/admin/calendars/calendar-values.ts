import type { Calendar } from '@guichet/contracts';
import { newKey } from '../routing/list-order.ts';
import { parseTime } from './clock-time.ts';

export interface RangeValues {
  key: string;
  /** As it was typed. */
  from: string;
  to: string;
}
export interface HolidayValues {
  key: string;
  date: string;
  name: string;
  /** None: closed all day. */
  ranges: RangeValues[];
}
export interface CalendarValues {
  name: string;
  zone: string;
  /** Monday first. */
  week: RangeValues[][];
  holidays: HolidayValues[];
}

export const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export const newRange = (from = '09:00', to = '18:00'): RangeValues => ({ key: newKey(), from, to });
export const newHoliday = (date = '', name = ''): HolidayValues => ({ key: newKey(), date, name, ranges: [] });
export const copyRanges = (ranges: readonly RangeValues[]) => ranges.map(({ from, to }) => newRange(from, to));

type Times = Pick<RangeValues, 'from' | 'to'>;
const toRanges = (ranges: readonly Times[]) => ranges.map(({ from, to }) => newRange(from, to));
const byTime = <Range extends Times>(ranges: Range[]) => ranges.toSorted((a, b) => a.from.localeCompare(b.from));

export const timesOf = (ranges: readonly RangeValues[]): Times[] =>
  byTime(ranges.map(({ from, to }) => ({ from: parseTime(from) ?? from, to: parseTime(to) ?? to })));

/** A new calendar opens on weekdays, in this browser's zone. */
export function startValues(calendar: Calendar | undefined, zone: string): CalendarValues {
  if (!calendar) return { name: '', zone, week: DAYS.map((day) => (day <= 5 ? [newRange()] : [])), holidays: [] };
  return {
    name: calendar.name,
    zone: calendar.zone,
    week: DAYS.map((day) => toRanges(byTime(calendar.ranges.filter((range) => range.day === day)))),
    holidays: calendar.holidays
      .map(({ date, name, ranges }) => ({ key: newKey(), date, name, ranges: toRanges(byTime(ranges)) }))
      .toSorted((a, b) => a.date.localeCompare(b.date)),
  };
}

export function requestOf({ name, zone, week, holidays }: CalendarValues): Omit<Calendar, 'id'> {
  return {
    name: name.trim(),
    zone,
    ranges: week.flatMap((ranges, index) => timesOf(ranges).map((range) => ({ day: index + 1, ...range }))),
    holidays: holidays
      .map(({ date, name: day, ranges }) => ({ date, name: day.trim(), ranges: timesOf(ranges) }))
      .toSorted((a, b) => a.date.localeCompare(b.date)),
  };
}
