import type { Availability, Locale } from '@guichet/contracts';
import en from './words/en.json';
import fr from './words/fr.json';

const WORDS: Record<Locale, typeof fr> = { fr, en };
export const wordsFor = (language: Locale): typeof fr => WORDS[language];

/** The page's language when the widget has it, else the site's. */
export function languageOf(pageLanguage: string, otherwise: Locale): Locale {
  const asked = pageLanguage.slice(0, 2).toLowerCase();
  return asked in WORDS ? (asked as Locale) : otherwise;
}

const MINUTE = 60;
/** The wait in a word or two; nothing is said of what is not known. */
export function waitWords(seconds: number | null, language: Locale): string {
  if (seconds === null) return '';
  const words = wordsFor(language);
  if (seconds < MINUTE) return words.soon;
  return words.wait.replace('{n}', String(Math.ceil(seconds / MINUTE)));
}

/** When somebody is next here: the time today, the day beside it otherwise. */
export function openingWords({ nextOpeningAt }: Availability, language: Locale, now = new Date()): string {
  if (!nextOpeningAt) return '';
  const at = new Date(nextOpeningAt);
  const isToday = at.toDateString() === now.toDateString();
  const when = at.toLocaleString(language, {
    ...(isToday ? {} : { weekday: 'long' }),
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return wordsFor(language).opens.replace('{when}', when);
}
