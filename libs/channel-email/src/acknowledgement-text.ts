import type { Locale } from '@guichet/contracts';

/** What an automatic answer may say of the conversation. Nothing that the sender wrote is among it (RFC 3834 section 2). */
export interface AnswerFacts {
  number: number;
  inboxName: string;
  hours: number;
}
export interface AutomaticText {
  subject: string;
  text: string;
}

const ACKNOWLEDGEMENT: Record<Locale, { subject: string; text: string }> = {
  fr: {
    subject: '{{inbox.name}} : votre mail est arrivé [#{{conversation.number}}]',
    text: 'Bonjour,\n\nVotre mail est arrivé sous le numéro {{conversation.number}}. Nous répondons sous {{hours}} heures.',
  },
  en: {
    subject: '{{inbox.name}}: your mail has arrived [#{{conversation.number}}]',
    text: 'Hello,\n\nYour mail has arrived under number {{conversation.number}}. We answer within {{hours}} hours.',
  },
};
const TOO_LARGE: Record<Locale, { subject: string; text: string }> = {
  fr: {
    subject: '{{inbox.name}} : votre mail est trop volumineux [#{{conversation.number}}]',
    text: 'Bonjour,\n\nVotre mail est arrivé sous le numéro {{conversation.number}}, mais il dépasse la taille que nous pouvons ouvrir. Merci de le renvoyer sans ses pièces jointes, ou avec des fichiers plus légers.',
  },
  en: {
    subject: '{{inbox.name}}: your mail is too large [#{{conversation.number}}]',
    text: 'Hello,\n\nYour mail has arrived under number {{conversation.number}}, but it is larger than we can open. Please send it again without its attachments, or with smaller files.',
  },
};

/** `own` is the inbox's text; an empty one means the standard text. */
export function acknowledgement(own: string, locale: Locale, facts: AnswerFacts): AutomaticText {
  const standard = ACKNOWLEDGEMENT[locale];
  return { subject: fill(standard.subject, facts), text: fill(own.trim() || standard.text, facts) };
}

export function tooLarge(locale: Locale, facts: AnswerFacts): AutomaticText {
  const { subject, text } = TOO_LARGE[locale];
  return { subject: fill(subject, facts), text: fill(text, facts) };
}

/** A name that is no variable is left out: better a gap than braces in a customer's mail. */
function fill(text: string, { number, inboxName, hours }: AnswerFacts): string {
  const values: Record<string, string> = {
    'conversation.number': String(number),
    number: String(number),
    'inbox.name': inboxName,
    inbox: inboxName,
    hours: String(hours),
  };
  return text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_, name: string) => values[name] ?? '');
}
