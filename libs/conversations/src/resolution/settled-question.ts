import type { Locale } from '@guichet/contracts';
import { escapeHtml } from '../sending/composed-html.ts';

const WORDS: Record<Locale, string> = {
  fr: 'Votre demande est-elle réglée\u00a0? Dites-le-nous en un instant\u00a0:',
  en: 'Was your request settled? Tell us in a moment:',
};

/** What mails ask with the link that answers it, as text and as html. */
export function settledQuestion(locale: Locale, url: string): { text: string; html: string } {
  const link = escapeHtml(url);
  return {
    text: `${WORDS[locale]}\n${url}`,
    html: `<p>${escapeHtml(WORDS[locale])}<br><a href="${link}">${link}</a></p>`,
  };
}

/** Tokens are longer; mail systems that check links keep the address they lead to, encoded. */
const LINK = /(\/settled\/|%2Fsettled%2F)[\w-]{40,}/gi;

/** What comes back with our mail quoted, without the link: whoever reads it at the desk would answer for the customer. */
export const withoutSettledLinks = (text: string): string => text.replace(LINK, '$1…');
