import type { Calendar } from '@guichet/contracts';

type Ranges = Calendar['ranges'];

/** `lun. – ven. 09:00–18:00`: days that follow each other with the same hours, together. */
export function weekInWords(ranges: Ranges, locale: string): string[] {
  const dayName = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  // 5 January 2026 is a Monday.
  const name = (day: number) => dayName.format(Date.UTC(2026, 0, 4 + day));
  const hoursOf = (day: number) =>
    ranges
      .filter((range) => range.day === day)
      .toSorted((a, b) => a.from.localeCompare(b.from))
      .map(({ from, to }) => `${from}–${to}`)
      .join(', ');
  const groups: { first: number; last: number; hours: string }[] = [];
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    const hours = hoursOf(day);
    const before = groups.at(-1);
    if (before && before.last === day - 1 && before.hours === hours) before.last = day;
    else if (hours) groups.push({ first: day, last: day, hours });
  }
  return groups.map(({ first, last, hours }) =>
    first === last ? `${name(first)} ${hours}` : `${name(first)} – ${name(last)} ${hours}`,
  );
}
