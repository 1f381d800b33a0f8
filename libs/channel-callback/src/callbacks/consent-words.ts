import type { Locale } from '@guichet/contracts';

/** What a visitor agrees to where the site has no words of its own. */
const WORDS: Record<Locale, string> = {
  fr: '{site} peut m’appeler à ce numéro pour répondre à ma demande, et seulement pour cela.',
  en: '{site} may call me on this number to answer my request, and for nothing else.',
};
export const consentWords = (language: Locale, site: string): string => WORDS[language].replace('{site}', () => site);
