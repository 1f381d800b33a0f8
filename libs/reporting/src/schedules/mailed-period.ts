import type { MailedPeriod } from '@guichet/contracts';
import { Temporal } from 'temporal-polyfill';

/** Half open, from midnight to midnight of the zone: what lies before the day of that moment. */
export function mailedPeriod(period: MailedPeriod, zone: string, at: Date): { from: Date; to: Date } {
  const today = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const first = today.with({ day: 1 });
  const edges: Record<MailedPeriod, [from: Temporal.PlainDate, to: Temporal.PlainDate]> = {
    day: [today.subtract({ days: 1 }), today],
    seven: [today.subtract({ days: 7 }), today],
    week: [monday.subtract({ days: 7 }), monday],
    month: [first.subtract({ months: 1 }), first],
  };
  const [from, to] = edges[period].map((date) => new Date(date.toZonedDateTime(zone).epochMilliseconds));
  return { from: from!, to: to! };
}
