import type { Calendar } from '@guichet/contracts';

export type Hours = Pick<Calendar, 'zone' | 'ranges' | 'holidays'>;
/** Wall time in the calendar's zone. */
export interface Moment {
  date: string;
  time: string;
}
export type Opening =
  /** Until null: without end. */
  { state: 'open'; until: Moment | null } | { state: 'closed'; next: Moment | null };

/** Beyond it nobody looks; a calendar that never opens ends here. */
const MAX_DAYS = 400;
const DAY = 86_400_000;

const dateAfter = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
/** Monday is 1. */
const weekdayOf = (date: string) => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

function wallTime(at: Date, zone: string): Moment {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en', {
      timeZone: zone,
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return { date: `${parts['year']}-${parts['month']}-${parts['day']}`, time: `${parts['hour']}:${parts['minute']}` };
}

function rangesOn(hours: Hours, date: string) {
  const special = hours.holidays.find((holiday) => holiday.date === date);
  const ranges = special?.ranges ?? hours.ranges.filter(({ day }) => day === weekdayOf(date));
  return ranges.toSorted((a, b) => a.from.localeCompare(b.from));
}

/** When it closes, over ranges that touch or overlap, midnight included; null when it does not within MAX_DAYS. */
function closing(hours: Hours, { date, time }: Moment): Moment | null {
  let until = time;
  for (let day = 0; day < MAX_DAYS; day += 1) {
    const today = dateAfter(date, day);
    if (day > 0) until = '00:00';
    for (const range of rangesOn(hours, today)) if (range.from <= until && range.to > until) until = range.to;
    if (until !== '24:00')
      return day > 0 && until === '00:00'
        ? { date: dateAfter(today, -1), time: '24:00' }
        : { date: today, time: until };
  }
  return null;
}

/**
 * Whether it is open at a moment, until when, and else when it opens next: for the preview, in wall times. The server counts
 * with real time, so on the night when clocks change the two may differ by that hour.
 */
export function openingAt(hours: Hours, at: Date): Opening {
  const now = wallTime(at, hours.zone);
  if (rangesOn(hours, now.date).some(({ from, to }) => from <= now.time && now.time < to))
    return { state: 'open', until: closing(hours, now) };
  for (let day = 0; day < MAX_DAYS; day += 1) {
    const date = dateAfter(now.date, day);
    const next = rangesOn(hours, date).find(({ from }) => day > 0 || from > now.time);
    if (next) return { state: 'closed', next: { date, time: next.from } };
  }
  return { state: 'closed', next: null };
}
