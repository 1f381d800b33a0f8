import type { Locale } from '@guichet/contracts';
import { dateLocale } from './slot-words.ts';
import en from './texts/en.json';
import fr from './texts/fr.json';

export type Texts = typeof fr;
const TEXTS: Record<Locale, Texts> = { fr, en };
export const textsOf = (language: Locale): Texts => TEXTS[language];

export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/{(\w+)}/g, (whole, name: string) => String(values[name] ?? whole));

export const clockTime = (at: string, language: Locale): string =>
  new Date(at).toLocaleTimeString(dateLocale(language), { hour: 'numeric', minute: '2-digit' });

export const bytes = (size: number, language: Locale): string => {
  const [value, unit] = size < 1e6 ? [size / 1e3, 'kilobyte'] : [size / 1e6, 'megabyte'];
  return value.toLocaleString(language, {
    style: 'unit',
    unit: unit as string,
    maximumFractionDigits: size < 1e6 ? 0 : 1,
  });
};

/** French puts a space before these signs and after the opening one, and no line begins or ends with them. */
export const unbroken = (text: string): string => text.replace(/ (?=[?!:;»])|(?<=«) /g, '\u00a0');
