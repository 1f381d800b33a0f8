import { expect, test } from 'vitest';
import { proposeColumns } from './propose-columns.ts';
import { type Duration, readChannel, readDuration, readInstant, readOutcome } from './read-fields.ts';
import { delimiterOf } from './table.ts';

const PARIS = 'Europe/Paris';
const instants: [text: string, zone: string, utc: string | null][] = [
  ['2026-03-02T09:15:30Z', PARIS, '2026-03-02T09:15:30.000Z'],
  ['2026-03-02 09:15:30.25+01:00', PARIS, '2026-03-02T08:15:30.250Z'],
  ['2026-03-02T09:15:30', PARIS, '2026-03-02T08:15:30.000Z'],
  ['2026-03-02 09:15', PARIS, '2026-03-02T08:15:00.000Z'],
  ['02/03/2026 09:15', PARIS, '2026-03-02T08:15:00.000Z'],
  ['2/3/2026 9:15:07', PARIS, '2026-03-02T08:15:07.000Z'],
  ['02.07.2026 09:15:07', PARIS, '2026-07-02T07:15:07.000Z'],
  ['02/03/2026 09:15', 'America/Guadeloupe', '2026-03-02T13:15:00.000Z'],
  // Clocks went forward: this was never; an hour later.
  ['29/03/2026 02:30', PARIS, '2026-03-29T01:30:00.000Z'],
  // Clocks went back: this was twice; the first.
  ['25/10/2026 02:30', PARIS, '2026-10-25T00:30:00.000Z'],
  ['31/02/2026 09:15', PARIS, null],
  ['02/13/2026 09:15', PARIS, null],
  ['02/03-2026 09:15', PARIS, null],
  ['02/03/2026', PARIS, null],
  ['02/03/26 09:15', PARIS, null],
  ['2026-03-02 24:15', PARIS, null],
  ['2026-99-02T09:15:30Z', PARIS, null],
  ['yesterday', PARIS, null],
  ['', PARIS, null],
];
test.each(instants)('the time %j in %s is %s', (text, zone, utc) => {
  const ms = readInstant(text, zone);
  expect(ms === null ? null : new Date(ms).toISOString()).toBe(utc);
});

const durations: [text: string, expected: Duration][] = [
  ['0', { ms: 0 }],
  ['-0', { ms: 0 }],
  ['42', { ms: 42_000 }],
  ['12,5', { ms: 12_500 }],
  ['12.25', { ms: 12_250 }],
  ['02:05', { ms: 125_000 }],
  ['75:30', { ms: 4_530_000 }],
  ['1:02:05', { ms: 3_725_000 }],
  ['01:02:05,5', { ms: 3_725_500 }],
  ['-3', 'negative'],
  ['-00:03', 'negative'],
  ['1:75', 'unreadable'],
  ['1:5', 'unreadable'],
  ['1:60:00', 'unreadable'],
  ['1:2:3:4', 'unreadable'],
  ['1e3', 'unreadable'],
  ['12 s', 'unreadable'],
  ['NaN', 'unreadable'],
];
test.each(durations)('the duration %j', (text, expected) => expect(readDuration(text)).toEqual(expected));

test.each([
  ['answered', 'answered'],
  ['RÉPONDU', 'answered'],
  ['Traitée', 'answered'],
  ['traités', 'answered'],
  ['Abandonné', 'abandoned'],
  ['abandon', 'abandoned'],
  ['Hung-up', 'abandoned'],
  ['Sans réponse', 'abandoned'],
  ['Débordement', 'overflowed'],
  ['Overflowed', 'overflowed'],
  ['constructor', null],
  ['vendu', null],
])('the outcome %j is %s', (word, outcome) => expect(readOutcome(word)).toBe(outcome));

test.each([
  ['Téléphone', 'voice'],
  ['e-mail', 'email'],
  ['Rappel', 'callback'],
  ['TCHAT', 'chat'],
  ['fax', null],
])('the channel %j is %s', (word, channel) => expect(readChannel(word)).toBe(channel));

test.each([
  ['a,b,c', ','],
  ['"a,b,c,d";b;c', ';'],
  ['a\tb', '\t'],
  ['a', ','],
])('the delimiter of %j', (line, mark) => expect(delimiterOf(line)).toBe(mark));

test('columns are proposed by their words', () => {
  const french = ['Identifiant', "Date d'arrivée", "File d'attente", 'Résultat', 'Attente (s)', 'DMT', 'Conseiller'];
  expect(proposeColumns(french)).toEqual({
    ...{ contactId: 'Identifiant', arrivedAt: "Date d'arrivée", queue: "File d'attente", outcome: 'Résultat' },
    ...{ wait: 'Attente (s)', handling: 'DMT', agent: 'Conseiller' },
  });
  const english = ['contact_id', 'arrivedAt', 'Queue', 'Status', 'wait_time', 'Handle Time', 'Priority', 'Channel'];
  expect(proposeColumns(english)).toEqual({
    ...{ contactId: 'contact_id', arrivedAt: 'arrivedAt', queue: 'Queue', outcome: 'Status', wait: 'wait_time' },
    ...{ handling: 'Handle Time', priority: 'Priority', channel: 'Channel' },
  });
  expect(proposeColumns(['foo', 'constructor'])).toEqual({});
});
