import { dateLocale, isZone } from '@guichet/contracts';

export const PERIODS = ['today', 'yesterday', 'week', 'seven', 'thirty', 'month', 'lastMonth'] as const;
export type PeriodName = (typeof PERIODS)[number];

/** Half open, from midnight to midnight where the reader is. */
export function periodOf(name: PeriodName, now: Date): { from: string; to: string } {
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
  };
  const [from, to] = edges[name];
  return { from: from.toISOString(), to: to.toISOString() };
}

/** As an address says it, where it does so in order. */
export function fixedPeriod(params: URLSearchParams): { from: string; to: string; zone: string } | null {
  const [from, to, zone] = ['from', 'to', 'zone'].map((name) => params.get(name) ?? '') as [string, string, string];
  const isSound = Date.parse(from) < Date.parse(to) && isZone(zone);
  return isSound ? { from: new Date(from).toISOString(), to: new Date(to).toISOString(), zone } : null;
}

const YEAR = { year: 'numeric' } as const;

/** Both its days, by the calendar of its zone; of this year without it. */
export function periodInWords(period: { from: string; to: string; zone: string }, language: string, now: Date): string {
  const [first, last] = [new Date(period.from), new Date(Date.parse(period.to) - 1)];
  const year = first.getFullYear() === now.getFullYear() && last.getFullYear() === now.getFullYear() ? {} : YEAR;
  const format = { day: 'numeric', month: 'short', ...year, timeZone: period.zone } as const;
  return new Intl.DateTimeFormat(dateLocale(language), format).formatRange(first, last);
}
