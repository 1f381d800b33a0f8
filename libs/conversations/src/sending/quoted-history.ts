import { type Address, dateLocale } from '@guichet/contracts';
import { escapeHtml, htmlOf } from './composed-html.ts';

/** The message an answer quotes or a forward carries. */
export interface QuotedMessage {
  at: Date;
  from: Address;
  to: Address[];
  cc: Address[];
  subject: string;
  text: string;
  quotedText: string;
  html: string | null;
}
export interface Quote {
  html: string;
  text: string;
}
type Language = 'fr' | 'en';

/** A longer history is quoted as text: mails grow by it with every answer. */
const MAX_HTML = 300_000;
const MAX_TEXT = 100_000;
const WORDS = {
  fr: {
    forwarded: 'Message transféré',
    from: 'De',
    date: 'Date',
    subject: 'Objet',
    to: 'À',
    cc: 'Copie à',
    wrote: (when: string, who: string) => `Le ${when}, ${who} a écrit :`,
  },
  en: {
    forwarded: 'Forwarded message',
    from: 'From',
    date: 'Date',
    subject: 'Subject',
    to: 'To',
    cc: 'Cc',
    wrote: (when: string, who: string) => `On ${when}, ${who} wrote:`,
  },
};

const languageOf = (inboxLanguage: string): Language => (inboxLanguage === 'en' ? 'en' : 'fr');
const named = ({ name, address }: Address): string => (name ? `${name} <${address}>` : address);
const dated = (at: Date, language: Language): string =>
  new Intl.DateTimeFormat(dateLocale(language), {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(at);

function bodyOf({ html, text, quotedText }: QuotedMessage): Quote {
  const whole = [text, quotedText].filter(Boolean).join('\n\n').slice(0, MAX_TEXT);
  return { text: whole, html: html !== null && html.length <= MAX_HTML ? html : htmlOf(whole) };
}

/** What stands under an answer: "Le … a écrit :" and the message, marked as quoted. */
export function quoteForReply(message: QuotedMessage, inboxLanguage: string): Quote {
  const language = languageOf(inboxLanguage);
  const line = WORDS[language].wrote(dated(message.at, language), named(message.from));
  const { html, text } = bodyOf(message);
  const quoted = text.replace(/^/gm, '> ').replace(/^> $/gm, '>');
  const style = 'margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex';
  return {
    html: `<br><div>${escapeHtml(line)}</div><blockquote type="cite" style="${style}">${html}</blockquote>`,
    text: `\n\n${line}\n${quoted}`,
  };
}

/** What stands under a forward: the head of the message and the message as it was. */
export function quoteForForward(message: QuotedMessage, inboxLanguage: string): Quote {
  const language = languageOf(inboxLanguage);
  const words = WORDS[language];
  const head: [string, string][] = [
    [words.from, named(message.from)],
    [words.date, dated(message.at, language)],
    [words.subject, message.subject],
    [words.to, message.to.map(named).join(', ')],
    [words.cc, message.cc.map(named).join(', ')],
  ];
  const colon = language === 'fr' ? ' :' : ':';
  const lines = head.filter(([, value]) => value).map(([label, value]) => `${label}${colon} ${value}`);
  const title = `---------- ${words.forwarded} ----------`;
  const { html, text } = bodyOf(message);
  return {
    html: `<br><div>${[title, ...lines].map(escapeHtml).join('<br>')}</div><br>${html}`,
    text: `\n\n${[title, ...lines].join('\n')}\n\n${text}`,
  };
}
