import type { MailRhythm } from '@guichet/contracts';
import { Temporal } from 'temporal-polyfill';

/** Each day, a day of each week (Monday is 1) or of each month, at a wall time. */
export interface Rhythm {
  every: MailRhythm;
  day: number | null;
  /** `HH:MM`. */
  time: string;
  /** IANA. */
  zone: string;
}

/**
 * The first moment after another that it names. A month that has no such day ends before it, so its last day counts. A wall time
 * that a change of clocks skips is the moment after it; of one that comes twice the first counts, so it is due once.
 */
export function nextDue(rhythm: Rhythm, after: Date): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(rhythm.zone).toPlainDate();
  // From the day before on: a zone that skips a day has two wall times on one moment.
  for (const date of daysFrom(rhythm, today.subtract({ days: 1 }))) {
    const due = instantOf(rhythm, date);
    if (due > after.getTime()) return new Date(due);
  }
  throw new Error('a rhythm never ends');
}

/** Of what was due since then, the last; and what comes after it. Whatever was missed is due once, not as often as it was missed. */
export function lastDue(rhythm: Rhythm, firstDue: Date, now: Date): { due: Date; next: Date } {
  let due = firstDue;
  for (;;) {
    const next = nextDue(rhythm, due);
    if (next > now) return { due, next };
    due = next;
  }
}

function* daysFrom({ every, day }: Rhythm, from: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  if (every === 'month') {
    const month = from.toPlainYearMonth();
    for (let n = 0; ; n += 1) yield month.add({ months: n }).toPlainDate({ day: day! });
  }
  const first = every === 'week' ? from.add({ days: (day! - from.dayOfWeek + 7) % 7 }) : from;
  const step = every === 'week' ? 7 : 1;
  for (let n = 0; ; n += 1) yield first.add({ days: n * step });
}

const instantOf = ({ time, zone }: Rhythm, date: Temporal.PlainDate): number =>
  date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
