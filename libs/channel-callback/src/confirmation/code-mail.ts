import type { Locale } from '@guichet/contracts';
import type { MailText } from '@guichet/conversations';

const WORDS: Record<Locale, { subject: string; text: string }> = {
  fr: {
    subject: 'Code {code} pour votre rappel · {site}',
    text: 'Votre code : {code}\n\nSaisissez-le sur notre site dans les 10 minutes, et {site} vous appellera.\n\nSi vous n’avez rien demandé, ignorez ce mail : sans ce code, personne ne sera appelé.',
  },
  en: {
    subject: 'Code {code} for your call · {site}',
    text: 'Your code: {code}\n\nEnter it on our site within 10 minutes, and {site} will call you.\n\nIf you have not asked for it, ignore this mail: without the code nobody is called.',
  },
};

/** A code for whoever asks to be called. */
export function codeMail(locale: Locale, { siteName, code }: { siteName: string; code: string }): MailText {
  const filled = (text: string): string =>
    text.replaceAll('{code}', () => code).replaceAll('{site}', () => siteName.replaceAll(/[\r\n]/g, ' '));
  const { subject, text } = WORDS[locale];
  return { subject: filled(subject), text: filled(text) };
}
