import { Channel, type ImportOutcome } from '@guichet/contracts';
import { Temporal } from 'temporal-polyfill';
import { foldText } from './fold-text.ts';

const OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/i;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?$/i;
const DAY_FIRST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?$/i;

/**
 * Milliseconds since 1970, or null when it cannot be read. A wall time that was there twice, as clocks went back, is the
 * first; one that never was, as they went forward, is an hour later.
 */
export function readInstant(text: string, zone: string): number | null {
  if (OFFSET.test(text)) return ofInstant(text);
  const iso = ISO.exec(text);
  if (iso) return ofWallTime([iso[1]!, iso[2]!, iso[3]!, ...iso.slice(4)], zone);
  const [, day, , month, year, ...time] = DAY_FIRST.exec(text) ?? [];
  return year === undefined ? null : ofWallTime([year, month!, day!, ...time], zone);
}

function ofInstant(text: string): number | null {
  try {
    return Temporal.Instant.from(text.replace(/ +/, 'T')).epochMilliseconds;
  } catch {
    return null;
  }
}

function ofWallTime(parts: readonly (string | undefined)[], zone: string): number | null {
  const [year, month, day, hour, minute, second = 0] = parts.slice(0, 6).map((part) => Number(part ?? 0));
  const millisecond = Number((parts[6] ?? '').slice(0, 3).padEnd(3, '0'));
  try {
    const time = { year: year!, month: month!, day: day!, hour: hour!, minute: minute!, second, millisecond };
    const wall = Temporal.PlainDateTime.from(time, { overflow: 'reject' });
    return wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
  } catch {
    return null;
  }
}

export type Duration = { ms: number } | 'unreadable' | 'negative';

/** Seconds, `mm:ss` or `hh:mm:ss`, with a fraction after a point or a comma. */
export function readDuration(text: string): Duration {
  const [, sign, head = '', seconds = '', fraction = ''] =
    /^([-−]?)\s*((?:\d+:)?(?:\d+:)?)(\d+)(?:[.,](\d+))?$/.exec(text) ?? [];
  if (seconds === '') return 'unreadable';
  const [minutes = 0, hours = 0] = head.split(':').filter(Boolean).map(Number).reverse();
  const isClock = head !== '';
  const isHours = head.split(':').length > 2;
  if ((isClock && (seconds.length !== 2 || Number(seconds) > 59)) || (isHours && minutes > 59)) return 'unreadable';
  const ms = (hours * 3600 + minutes * 60 + Number(seconds)) * 1000 + Math.round(Number(`0.${fraction || 0}`) * 1000);
  return sign && ms > 0 ? 'negative' : { ms };
}

const OUTCOMES: Record<ImportOutcome, string[]> = {
  answered: [
    ...['answered', 'handled', 'served', 'completed', 'connected', 'resolved', 'yes'],
    ...['repondu', 'traite', 'servi', 'decroche', 'pris', 'abouti', 'resolu', 'oui'],
  ],
  abandoned: [
    ...['abandoned', 'abandon', 'hung up', 'lost', 'missed', 'unanswered', 'not answered', 'no answer'],
    ...['abandonne', 'raccroche', 'perdu', 'manque', 'non repondu', 'sans reponse', 'non traite'],
  ],
  overflowed: ['overflowed', 'overflow', 'rerouted', 'deborde', 'debordement', 'reroute', 'debord'],
};
const CHANNELS: Record<Channel, string[]> = {
  voice: ['voice', 'phone', 'call', 'calls', 'telephone', 'appel', 'appels', 'voix', 'tel'],
  chat: ['chat', 'live chat', 'webchat', 'tchat', 'messagerie'],
  email: ['email', 'e mail', 'mail', 'courriel', 'mel'],
  callback: ['callback', 'call back', 'rappel', 'web callback'],
};

/** French verbs agree: `traitée`, `répondus`. */
const stem = (word: string): string => word.replace(/(?<=e)e?s?$/, '');

function among<T extends string>(table: Record<T, string[]>): (text: string) => T | null {
  const entries = Object.entries<string[]>(table) as [T, string[]][];
  const byWord = new Map(entries.flatMap(([value, words]) => words.map((word) => [stem(word), value] as const)));
  return (text) => byWord.get(stem(foldText(text))) ?? null;
}
export const readOutcome: (text: string) => ImportOutcome | null = among(OUTCOMES);
export const readChannel: (text: string) => Channel | null = among(CHANNELS);
