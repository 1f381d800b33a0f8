import { type Closing, dateLocale, type Locale } from '@guichet/contracts';
import type * as z from 'zod';

export interface Recap {
  siteName: string;
  closing: z.output<typeof Closing>;
  /** In which days are counted. */
  zone: string;
}
export interface MailText {
  subject: string;
  text: string;
}

const WORDS: Record<
  Locale,
  Record<'subject' | 'thanks' | 'understood' | 'solution' | 'nextStep' | 'by' | 'answer', string>
> = {
  fr: {
    subject: 'Votre appel avec {site}',
    thanks: 'Merci de votre appel. Voici ce que nous avons convenu.',
    understood: 'Ce que nous avons compris',
    solution: 'La solution',
    nextStep: 'La suite',
    by: 'Au plus tard le {date}.',
    answer: 'Répondez simplement à ce mail : votre réponse rejoint la conversation.',
  },
  en: {
    subject: 'Your call with {site}',
    thanks: 'Thank you for your call. This is what we agreed.',
    understood: 'What we understood',
    solution: 'The solution',
    nextStep: 'What happens next',
    by: 'By {date} at the latest.',
    answer: 'Just answer this mail: your answer joins the conversation.',
  },
};

/** What was agreed in a call, by mail; null when nothing was written down. */
export function recapMail(locale: Locale, { siteName, closing, zone }: Recap): MailText | null {
  const { understood, solution, nextStep, dueAt } = closing;
  if (!understood && !solution && !nextStep) return null;
  const words = WORDS[locale];
  const part = (title: string, text: string): string[] => (text ? [`${title}\n${text}`] : []);
  const day = new Intl.DateTimeFormat(dateLocale(locale), { dateStyle: 'long', timeZone: zone });
  const by = dueAt ? words.by.replace('{date}', () => day.format(new Date(dueAt))) : '';
  const parts = [
    ...part(words.understood, understood),
    ...part(words.solution, solution),
    ...part(words.nextStep, [nextStep, by].filter(Boolean).join('\n')),
  ];
  return {
    subject: words.subject.replace('{site}', () => siteName),
    text: [words.thanks, ...parts, words.answer].join('\n\n'),
  };
}
