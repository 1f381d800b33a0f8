import { dateLocale, type Locale } from '@guichet/contracts';

/** One thing that was said, as a mail repeats it. */
export interface SaidLine {
  at: Date;
  /** Empty: the visitor himself. */
  name: string;
  text: string;
}
export interface MailText {
  subject: string;
  text: string;
}

const WORDS: Record<Locale, { you: string; followUp: [string, string]; transcript: [string, string]; answer: string }> =
  {
    fr: {
      you: 'Vous',
      followUp: ['Votre conversation avec {site}', 'Vous avez reçu une réponse après avoir quitté le site :'],
      transcript: ['Votre conversation avec {site}', 'Voici votre conversation :'],
      answer: 'Répondez simplement à ce mail : votre réponse rejoint la conversation.',
    },
    en: {
      you: 'You',
      followUp: ['Your conversation with {site}', 'You were answered after you had left the site:'],
      transcript: ['Your conversation with {site}', 'Here is your conversation:'],
      answer: 'Just answer this mail: your answer joins the conversation.',
    },
  };

const lineOf = ({ name, text }: SaidLine, you: string): string => `${name || you}:\n${text}`;

/** What agents said while the visitor was away. */
export function followUpMail(locale: Locale, site: string, lines: readonly SaidLine[]): MailText {
  const { you, followUp, answer } = WORDS[locale];
  const said = lines.map((line) => lineOf(line, you));
  return { subject: followUp[0].replace('{site}', () => site), text: [followUp[1], ...said, answer].join('\n\n') };
}

/** The whole dialogue. */
export function transcriptMail(locale: Locale, site: string, lines: readonly SaidLine[]): MailText {
  const { you, transcript } = WORDS[locale];
  const time = new Intl.DateTimeFormat(dateLocale(locale), { dateStyle: 'short', timeStyle: 'short', timeZone: 'UTC' });
  const said = lines.map((line) => `[${time.format(line.at)} UTC] ${lineOf(line, you)}`);
  return { subject: transcript[0].replace('{site}', () => site), text: [transcript[1], ...said].join('\n\n') };
}
