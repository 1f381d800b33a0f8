import { dateLocale, type ReportGroup, type ReportRow } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { clockOf } from '../../app/time/clock.ts';

const NONE = '–';
/** A Monday, to name the days of the week by. */
const MONDAY = Date.UTC(2024, 0, 1);
const HOUR_MS = 3_600_000;
const LEAST = [60, 'minute'] as const;
/** Seconds; what is shorter than one is told in the next. */
const UNITS = [[86_400, 'day'], [3600, 'hour'], LEAST] as const;

/** Figures and names of rows in the reader's language. */
export function useFigureWords() {
  const { t, i18n } = useTranslation('reports');
  const locale = dateLocale(i18n.language);
  const number = (value: number | null, options: Intl.NumberFormatOptions = {}) =>
    value === null ? NONE : new Intl.NumberFormat(locale, options).format(value);
  const hour = (key: string) =>
    new Intl.DateTimeFormat(locale, { weekday: 'short', hour: '2-digit', timeZone: 'UTC' }).format(
      MONDAY + Number(key) * HOUR_MS,
    );
  const day = (key: string) =>
    new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
      new Date(`${key}T00:00:00Z`),
    );
  return {
    count: (value: number) => number(value),
    decimal: (value: number | null) => number(value, { maximumFractionDigits: 1 }),
    share: (value: number | null) => number(value, { style: 'percent', maximumFractionDigits: 1 }),
    time: (seconds: number | null) => (seconds === null ? NONE : clockOf(Math.round(seconds))),
    /** Of what takes hours or days. */
    duration: (seconds: number | null) => {
      const [size, unit] = UNITS.find(([most]) => (seconds ?? 0) >= most) ?? LEAST;
      const rough = { style: 'unit', unit, maximumFractionDigits: unit === 'minute' ? 0 : 1 } as const;
      return number(seconds === null ? null : seconds / size, rough);
    },
    money: (cents: number | null) =>
      cents === null ? NONE : number(cents / 100, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    row: (group: ReportGroup, { key, name }: Pick<ReportRow, 'key' | 'name'>): string => {
      if (group === 'all') return t('groups.all');
      if (key === null) return t(`none.${group}`);
      if (group === 'channel') return t(`channels.${key}`);
      if (group === 'hour') return hour(key);
      if (group === 'day') return day(key);
      return name || (group === 'page' ? key : t('gone'));
    },
  };
}
