import { dateLocale, type Locale } from '@guichet/contracts';
import type { MailText } from '@guichet/conversations';
import { numberWords } from '../callbacks/callback-view.ts';

const WORDS: Record<Locale, Record<'subject' | 'tried' | 'never' | 'again' | 'choose', string>> = {
  fr: {
    subject: 'Nous n’avons pas pu vous joindre',
    tried: 'Nous avons appelé le {number} sans parvenir à vous joindre. Nous n’appellerons plus pour cette demande.',
    never:
      'Vous nous aviez demandé de vous rappeler au {number}. Nous n’avons pas pu le faire à temps, et nous vous prions de nous en excuser. Nous n’appellerons plus pour cette demande.',
    again: 'Pour convenir d’un autre moment, redemandez un rappel sur notre site, ou répondez simplement à ce mail.',
    choose: 'Pour choisir un autre moment :\n{url}\n\nOu répondez simplement à ce mail.',
  },
  en: {
    subject: 'We could not reach you',
    tried: 'We called {number} and could not reach you. We will not call again for this request.',
    never:
      'You asked us to call you on {number}. We did not manage to in time, and we are sorry. We will not call again for this request.',
    again: 'To agree on another time, ask for a call on our site again, or just answer this mail.',
    choose: 'To choose another time:\n{url}\n\nOr just answer this mail.',
  },
};

export interface UnreachedMail {
  siteName: string;
  number: string;
  attempts: number;
  /** Where another time is chosen; null: there is none to choose. */
  url: string | null;
}
/** Nobody was reached in time. */
export function unreachedMail(locale: Locale, { siteName, number, attempts, url }: UnreachedMail): MailText {
  const words = WORDS[locale];
  const what = (attempts ? words.tried : words.never).replace('{number}', () => numberWords(number));
  const how = url === null ? words.again : words.choose.replace('{url}', () => url);
  return { subject: `${words.subject} · ${siteName}`, text: `${what}\n\n${how}` };
}

export interface PromiseMail {
  kind: 'noted' | 'moved' | 'near';
  siteName: string;
  number: string;
  at: Date;
  /** Empty: not known. */
  zone: string;
  /** Moves and cancels. */
  url: string;
}
const PROMISES: Record<Locale, Record<PromiseMail['kind'] | 'text' | 'change', string>> = {
  fr: {
    noted: 'Votre rappel est noté',
    moved: 'Votre rappel est déplacé',
    near: 'Nous vous appelons bientôt',
    text: 'Nous vous appellerons au {number} {when}.',
    change: 'Pour changer d’heure ou annuler :\n{url}',
  },
  en: {
    noted: 'Your call is booked',
    moved: 'Your call is moved',
    near: 'We will call you soon',
    text: 'We will call you on {number} on {when}.',
    change: 'To change the time or cancel:\n{url}',
  },
};

/** Where days are counted when nobody said another zone. */
const HOME = 'Europe/Paris';
const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone !== '';
  } catch {
    return false;
  }
};

/** About a chosen minute, in the hours of whoever chose it; the zone stands beside it, as of an hour that comes twice. */
export function promiseMail(locale: Locale, { kind, siteName, number, at, zone, url }: PromiseMail): MailText {
  const words = PROMISES[locale];
  const when = new Intl.DateTimeFormat(dateLocale(locale), {
    ...{ weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
    timeZone: isZone(zone) ? zone : HOME,
  }).format(at);
  const text = words.text.replace('{number}', () => numberWords(number)).replace('{when}', () => when);
  return {
    subject: `${words[kind]} · ${siteName}`,
    text: `${text}\n\n${words.change.replace('{url}', () => url)}`,
  };
}
