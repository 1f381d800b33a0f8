import { Temporal } from 'temporal-polyfill';

export interface TimeRange {
  /** `HH:MM`, wall time; `24:00` ends a day. */
  from: string;
  to: string;
}
/** Opening hours. A range names wall times, so a day of 23 or 25 hours opens and closes when the clock says so. */
export interface BusinessHours {
  /** IANA. */
  zone: string;
  /** Monday is 1. */
  ranges: readonly (TimeRange & { day: number })[];
  /** Days that differ; no ranges: closed. */
  holidays: readonly { date: string; ranges: readonly TimeRange[] }[];
}

/** Beyond it nobody waits; a calendar that never opens ends here. */
const MAX_DAYS = 400;

interface Span {
  from: number;
  to: number;
}

/** The open stretches of a date, in order, overlaps joined, in epoch milliseconds. */
function openSpans(hours: BusinessHours, date: Temporal.PlainDate): Span[] {
  const text = date.toString();
  const special = hours.holidays.find((holiday) => holiday.date === text);
  const ranges = special ? special.ranges : hours.ranges.filter(({ day }) => day === date.dayOfWeek);
  const spans = ranges
    .map(({ from, to }) => ({ from: instantOf(hours.zone, date, from), to: instantOf(hours.zone, date, to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else joined.push({ ...span });
  }
  return joined;
}

/** A wall time that a change of clocks skips counts as the moment after it; of one that comes twice the first counts. */
function instantOf(zone: string, date: Temporal.PlainDate, time: string): number {
  const [day, clock] = time === '24:00' ? [date.add({ days: 1 }), '00:00'] : [date, time];
  const wall = day.toPlainDateTime(Temporal.PlainTime.from(clock));
  return wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

const dateOf = (zone: string, at: Date): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate();

/** When the day of a moment began in a zone. */
export const dayStart = (zone: string, at: Date): Date =>
  new Date(dateOf(zone, at).toZonedDateTime(zone).epochMilliseconds);

/** Open stretches from a moment on, the running one cut to what is left of it. */
function* spansFrom(hours: BusinessHours, at: Date): Generator<Span> {
  const now = at.getTime();
  let date = dateOf(hours.zone, at);
  for (let day = 0; day < MAX_DAYS; day += 1) {
    for (const span of openSpans(hours, date)) if (span.to > now) yield { from: Math.max(span.from, now), to: span.to };
    date = date.add({ days: 1 });
  }
}

/** Open stretches between two moments, cut to them. */
export function openStretches(hours: BusinessHours, from: Date, to: Date): { from: Date; to: Date }[] {
  const stretches: { from: Date; to: Date }[] = [];
  for (const span of spansFrom(hours, from)) {
    if (span.from >= to.getTime()) break;
    stretches.push({ from: new Date(span.from), to: new Date(Math.min(span.to, to.getTime())) });
  }
  return stretches;
}

/** Open at this moment; the end of a range is closed already. */
export function isOpen(hours: BusinessHours, at: Date): boolean {
  const now = at.getTime();
  return openSpans(hours, dateOf(hours.zone, at)).some(({ from, to }) => from <= now && now < to);
}

/** The moment when so much open time has passed; null when it never will. Friday 16:30 + 1 h is Monday 09:30. */
export function addBusinessTime(hours: BusinessHours, from: Date, ms: number): Date | null {
  let left = ms;
  for (const span of spansFrom(hours, from)) {
    if (span.to - span.from >= left) return new Date(span.from + left);
    left -= span.to - span.from;
  }
  return null;
}

/** Open milliseconds between two moments; 0 when the second is not after the first. */
export function businessTimeBetween(hours: BusinessHours, from: Date, to: Date): number {
  let open = 0;
  for (const span of spansFrom(hours, from)) {
    if (span.from >= to.getTime()) break;
    open += Math.min(span.to, to.getTime()) - span.from;
  }
  return open;
}

/** When it opens next, now if it is open; null when never. */
export function nextOpening(hours: BusinessHours, at: Date): Date | null {
  for (const span of spansFrom(hours, at)) return new Date(span.from);
  return null;
}
