import type { TFunction } from 'i18next';

/** A wait as said aloud: `42 s`, `3 min 20`, `12 min`, `1 h 05`. Seconds stop to matter after ten minutes. */
export function waitInWords(seconds: number, t: TFunction<'routing'>): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return t('wait.seconds', { seconds: whole });
  const minutes = Math.floor(whole / 60);
  if (whole < 600 && whole % 60 > 0)
    return t('wait.minutesSeconds', { minutes, seconds: String(whole % 60).padStart(2, '0') });
  if (whole < 3600) return t('wait.minutes', { minutes });
  if (whole >= 48 * 3600) return t('wait.days', { days: Math.floor(whole / 86_400) });
  const rest = minutes % 60;
  const hours = Math.floor(minutes / 60);
  return rest === 0
    ? t('wait.hours', { hours })
    : t('wait.hoursMinutes', { hours, minutes: String(rest).padStart(2, '0') });
}

/** An estimate promises no seconds. */
export const estimateInWords = (seconds: number, t: TFunction<'routing'>): string =>
  seconds < 60 ? t('wait.underAMinute') : t('wait.about', { wait: waitInWords(Math.round(seconds / 60) * 60, t) });

export const secondsSince = (at: string, now = Date.now()) => Math.max(0, (now - Date.parse(at)) / 1000);
