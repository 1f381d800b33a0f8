import type { Locale } from '@guichet/contracts';
import { escapeHtml } from '../sending/composed-html.ts';

const WORDS: Record<Locale, string> = {
  fr: 'Votre demande est-elle réglée ? Dites-le-nous en un instant :',
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
