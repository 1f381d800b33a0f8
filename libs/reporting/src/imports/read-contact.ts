import type {
  Channel,
  ImportChoices,
  ImportField,
  ImportOutcome,
  ImportReason,
  ImportRefusal,
} from '@guichet/contracts';
import { foldText } from './fold-text.ts';
import { readChannel, readDuration, readInstant, readOutcome } from './read-fields.ts';
import type { Row } from './table.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** A contact of before, as its line says. Times in milliseconds. */
export interface PastContact {
  line: number;
  arrivedAt: number;
  queueName: string;
  channel: Channel;
  outcome: ImportOutcome;
  waitMs: number;
  /** Null: not answered, or not said. */
  handlingMs: number | null;
  /** Name or address; empty: nobody. */
  agent: string;
  priority: number | null;
  /** Empty: the file numbers none. */
  contactId: string;
}
export type ReadLine = (row: Row) => PastContact | ImportRefusal;

const REQUIRED: readonly ImportField[] = ['arrivedAt', 'queue', 'outcome', 'wait'];
/** Older is a clock that was never set. */
const OLDEST = Date.UTC(2000, 0, 1);
const DAY = 86_400_000;
/** Nobody holds a line for longer than a day; a letter may lie for months. */
const LONGEST: Record<Channel, number> = { voice: DAY, chat: DAY, email: 180 * DAY, callback: 180 * DAY };
const MAX_PRIORITY = 100_000;
const SHOWN = 100;

export const isRefusal = (read: PastContact | ImportRefusal): read is ImportRefusal => 'reason' in read;

class Refused extends Error {
  readonly field: ImportField | 'line';
  readonly reason: ImportReason;
  readonly value: string;
  constructor(field: ImportField | 'line', reason: ImportReason, value = '') {
    super(reason);
    this.field = field;
    this.reason = reason;
    this.value = value;
  }
}

/** What reads the lines of a file with this header by these choices; `now` in milliseconds. */
export function lineReader(header: readonly string[], choices: ImportChoices, now: number): ReadLine {
  const places = placesOf(header, choices);
  const words = new Map(Object.entries(choices.words).map(([word, outcome]) => [foldText(word), outcome]));
  const reading: Reading = { ...choices, words, now };
  return ({ line, cells }) => {
    try {
      if (cells.slice(header.length).some((cell) => cell !== '') || cells.length < header.length)
        throw new Refused('line', 'cells', String(cells.length));
      const cell = (field: ImportField) => cells[places.get(field) ?? -1]?.trim() ?? '';
      return { line, ...readContact(cell, reading) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { line, field: error.field, reason: error.reason, value: error.value.slice(0, SHOWN) };
    }
  };
}

function placesOf(header: readonly string[], { columns }: ImportChoices): Map<ImportField, number> {
  const named = Object.entries(columns) as [ImportField, string][];
  const places = new Map(
    named.filter(([, name]) => Boolean(name)).map(([field, name]) => [field, header.indexOf(name)]),
  );
  for (const [field, place] of places) if (place < 0) throw new UnreadableFile('missing_column', columns[field]);
  for (const field of REQUIRED) if (!places.has(field)) throw new UnreadableFile('missing_column', field);
  return places;
}

type Cell = (field: ImportField) => string;
interface Reading {
  zone: string;
  channel: Channel;
  /** The file's own, folded. */
  words: ReadonlyMap<string, ImportOutcome>;
  now: number;
}

function readContact(cell: Cell, reading: Reading): Omit<PastContact, 'line'> {
  const arrivedAt = arrivalOf(cell, reading.zone, reading.now);
  const queueName = needed(cell, 'queue');
  const channel = cell('channel') === '' ? reading.channel : known(cell, 'channel', readChannel);
  const word = foldText(needed(cell, 'outcome'));
  const outcome = reading.words.get(word) ?? known(cell, 'outcome', readOutcome);
  needed(cell, 'wait');
  const waitMs = durationOf(cell, 'wait', channel)!;
  const handlingMs = durationOf(cell, 'handling', channel);
  if (outcome !== 'answered' && handlingMs) throw new Refused('handling', 'not_answered', cell('handling'));
  return {
    ...{ arrivedAt, queueName, channel, outcome, waitMs, handlingMs: outcome === 'answered' ? handlingMs : null },
    ...{ agent: cell('agent'), priority: priorityOf(cell), contactId: cell('contactId') },
  };
}

function needed(cell: Cell, field: ImportField): string {
  const text = cell(field);
  if (text === '') throw new Refused(field, 'missing');
  return text;
}

function known<T>(cell: Cell, field: ImportField, read: (text: string) => T | null): T {
  const value = read(cell(field));
  if (value === null) throw new Refused(field, 'unknown', cell(field));
  return value;
}

function arrivalOf(cell: Cell, zone: string, now: number): number {
  const text = needed(cell, 'arrivedAt');
  const at = readInstant(text, zone);
  if (at === null) throw new Refused('arrivedAt', 'unreadable', text);
  if (at > now) throw new Refused('arrivedAt', 'future', text);
  if (at < OLDEST) throw new Refused('arrivedAt', 'too_old', text);
  return at;
}

function durationOf(cell: Cell, field: 'wait' | 'handling', channel: Channel): number | null {
  const text = cell(field);
  if (text === '') return null;
  const duration = readDuration(text);
  if (typeof duration === 'string') throw new Refused(field, duration, text);
  if (duration.ms > LONGEST[channel]) throw new Refused(field, 'too_long', text);
  return duration.ms;
}

function priorityOf(cell: Cell): number | null {
  const text = cell('priority');
  if (text === '') return null;
  const priority = Number(text);
  if (!Number.isInteger(priority) || Math.abs(priority) > MAX_PRIORITY)
    throw new Refused('priority', 'unreadable', text);
  return priority;
}
