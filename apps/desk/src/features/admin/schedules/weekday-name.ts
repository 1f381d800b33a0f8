import { dateLocale } from '@guichet/contracts';

/** Of a number, Monday is 1. */
export const weekdayName = (day: number, language: string): string =>
  // 5 January 2026 is a Monday.
  new Intl.DateTimeFormat(dateLocale(language), { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2026, 0, 4 + day),
  );
