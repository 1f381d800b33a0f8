import type { TFunction } from 'i18next';

export const UNITS = { s: 1, min: 60, h: 3600 } as const;
export type Unit = keyof typeof UNITS;

/** The largest unit in which so many seconds are a whole number. */
export const unitOf = (seconds: number): Unit =>
  (['h', 'min'] as const).find((unit) => seconds > 0 && seconds % UNITS[unit] === 0) ?? 's';

/** `90 s`, `2 min`, `4 h`: as short as it can be said exactly. */
export function secondsInWords(seconds: number, t: TFunction<'routing-settings'>): string {
  const unit = unitOf(seconds);
  return t(`routing-settings:durations.${unit}`, { count: seconds / UNITS[unit] });
}
