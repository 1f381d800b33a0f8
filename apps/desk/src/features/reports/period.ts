export const PERIODS = ['today', 'yesterday', 'week', 'seven', 'thirty', 'month', 'lastMonth', 'days'] as const;
export type PeriodName = (typeof PERIODS)[number];

/** From day to day, both of them whole, as `2026-11-27`; in whichever order. */
export interface Days {
  first: string;
  last: string;
}

/** Half open, from midnight to midnight where the reader is. */
export function periodOf(name: PeriodName, now: Date, { first, last }: Days): { from: string; to: string } {
  const day = (months: number, days: number) => new Date(now.getFullYear(), now.getMonth() + months, days);
  const today = now.getDate();
  const monday = today - ((now.getDay() + 6) % 7);
  const edges: Record<PeriodName, [from: Date, to: Date]> = {
    today: [day(0, today), day(0, today + 1)],
    yesterday: [day(0, today - 1), day(0, today)],
    week: [day(0, monday), day(0, monday + 7)],
    seven: [day(0, today - 6), day(0, today + 1)],
    thirty: [day(0, today - 29), day(0, today + 1)],
    month: [day(0, 1), day(1, 1)],
    lastMonth: [day(-1, 1), day(0, 1)],
    days: first <= last ? [midnight(first), midnight(last, 1)] : [midnight(last), midnight(first, 1)],
  };
  const [from, to] = edges[name];
  return { from: from.toISOString(), to: to.toISOString() };
}

function midnight(day: string, daysAfter = 0): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, date + daysAfter);
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
