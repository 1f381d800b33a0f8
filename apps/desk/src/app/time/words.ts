import { dateLocale } from '@guichet/contracts';
import type { TFunction } from 'i18next';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span as said at the desk: `8 min`, `2 h 50`, `3 j`. */
export function spanInWords(ms: number, t: TFunction<'app'>): string {
  const span = Math.abs(ms);
  if (span < MINUTE) return t('time.moment');
  if (span < HOUR) return t('time.minutes', { minutes: Math.floor(span / MINUTE) });
  if (span >= DAY) return t('time.days', { days: Math.floor(span / DAY) });
  const hours = Math.floor(span / HOUR);
  const minutes = Math.floor((span % HOUR) / MINUTE);
  return minutes === 0 || hours >= 10
    ? t('time.hours', { hours })
    : t('time.hoursMinutes', { hours, minutes: String(minutes).padStart(2, '0') });
}

/** Dates and times as in the reader's own country when it speaks the desk's language. */
const regional = (locale: string) =>
  navigator.languages.find((one) => one.split('-')[0] === locale) ?? dateLocale(locale);
const formats = new Map<string, Intl.DateTimeFormat>();
function format(locale: string, options: Intl.DateTimeFormatOptions) {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(regional(locale), options);
  formats.set(key, known);
  return known;
}

export const exactTime = (at: string | number, locale: string) =>
  format(locale, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));
export const exactDay = (at: string | number, locale: string) =>
  format(locale, { dateStyle: 'long' }).format(new Date(at));
export const clockTime = (at: string | number, locale: string) =>
  format(locale, { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
/** To the second, where what came first is the question. */
export const clockSeconds = (at: string | number, locale: string) =>
  format(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(at));
export const shortDate = (at: string | number, locale: string, now = Date.now()) => {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return format(locale, { day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) }).format(
    new Date(at),
  );
};
export const dayAndTime = (at: string | number, locale: string) =>
  format(locale, { weekday: 'long', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(
    new Date(at),
  );

/** A text whose ISO times and dates stand as the viewer's clock shows them. */
export const timesInWords = (text: string, locale: string) =>
  text.replace(/\b\d{4}-\d\d-\d\d(T[\d:]{8}Z?)?/g, (at, time: string | undefined) =>
    time ? exactTime(at, locale) : shortDate(`${at}T00:00`, locale),
  );

const startOfDay = (at: number) => new Date(at).setHours(0, 0, 0, 0);
/** The day as a heading: today, yesterday, or its date. */
export function dayInWords(at: string, locale: string, t: TFunction<'app'>, now = Date.now()) {
  const days = Math.round((startOfDay(now) - startOfDay(Date.parse(at))) / DAY);
  if (days === 0) return t('time.today');
  if (days === 1) return t('time.yesterday');
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const words = format(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(new Date(at));
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}
