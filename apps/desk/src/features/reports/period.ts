import { isZone } from '@guichet/contracts';
import { Temporal } from 'temporal-polyfill';

export const PERIODS = ['today', 'yesterday', 'week', 'seven', 'thirty', 'month', 'lastMonth', 'days'] as const;
export type PeriodName = (typeof PERIODS)[number];

/** From day to day, both of them whole, as `2026-11-27`; in whichever order. */
export interface Days {
  first: string;
  last: string;
}

/** The reader's own. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Days may be those of another zone, as in a report that was mailed; all else is told from the reader's now. */
export const zoneOf = (name: PeriodName, asked: string | null): string =>
  name === 'days' && asked !== null && isZone(asked) ? asked : ownZone();

/** Half open, from midnight to midnight: of a zone for given days, else where the reader is. */
export function periodOf(
  name: PeriodName,
  now: Date,
  { first, last }: Days,
  zone: string,
): { from: string; to: string } {
  if (name === 'days') {
    const [from, to] = first <= last ? [first, last] : [last, first];
    return { from: midnight(from, 0, zone), to: midnight(to, 1, zone) };
  }
  const day = (months: number, days: number) => new Date(now.getFullYear(), now.getMonth() + months, days);
  const today = now.getDate();
  const monday = today - ((now.getDay() + 6) % 7);
  const edges: Record<Exclude<PeriodName, 'days'>, [from: Date, to: Date]> = {
    today: [day(0, today), day(0, today + 1)],
    yesterday: [day(0, today - 1), day(0, today)],
    week: [day(0, monday), day(0, monday + 7)],
    seven: [day(0, today - 6), day(0, today + 1)],
    thirty: [day(0, today - 29), day(0, today + 1)],
    month: [day(0, 1), day(1, 1)],
    lastMonth: [day(-1, 1), day(0, 1)],
  };
  const [from, to] = edges[name];
  return { from: from.toISOString(), to: to.toISOString() };
}

/** Of a day that there is not, such as 31 June, the last one before it. */
function midnight(text: string, daysAfter: number, zone: string): string {
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  const date = Temporal.PlainDate.from({ year, month, day }).add({ days: daysAfter });
  return new Date(date.toZonedDateTime(zone).epochMilliseconds).toISOString();
}

/** As a field of a form writes it. */
export const isDay = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** The day before today by so many, where the reader is. */
export function dayBefore(now: Date, days: number): string {
  const at = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
