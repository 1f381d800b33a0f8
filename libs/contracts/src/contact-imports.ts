import * as z from 'zod';
import { Channel } from './channels.ts';

/** What a past contact may say of itself; each from a column of the file. */
export const IMPORT_FIELDS = [
  'arrivedAt',
  'queue',
  'outcome',
  'wait',
  'handling',
  'agent',
  'channel',
  'priority',
  'contactId',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

export const IMPORT_OUTCOMES = ['answered', 'abandoned', 'overflowed'] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

/** Why a line is not taken, beside the field it is about. */
export const IMPORT_REASONS = [
  /** Of the line: more or fewer cells than the first line has. */
  'cells',
  'missing',
  'unreadable',
  'unknown',
  'future',
  'too_old',
  'negative',
  'too_long',
  /** A handling time of a contact that nobody answered. */
  'not_answered',
  /** The contact's number stands in an earlier line. */
  'repeated',
] as const;
export type ImportReason = (typeof IMPORT_REASONS)[number];

/** Why a file is not read at all; nothing of it is taken then. */
export const IMPORT_FAILURES = ['empty', 'not_text', 'quotes', 'missing_column', 'interrupted'] as const;
export type ImportFailure = (typeof IMPORT_FAILURES)[number];

const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};

/** How a file is to be read. */
export const ImportChoices = z.object({
  /** The column of each field, by its name in the first line. */
  columns: z.partialRecord(z.enum(IMPORT_FIELDS), z.string().max(200)),
  /** Of times that name none; IANA. */
  zone: z.string().max(60).refine(isZone, { message: 'unknown_zone' }),
  /** Of lines that name none. */
  channel: Channel,
  /** Words of the file for outcomes, beside those that are known. */
  words: z.record(z.string().max(60), z.enum(IMPORT_OUTCOMES)).default({}),
  /** Makes queues of names that are unknown; else their lines are refused. */
  createQueues: z.boolean().default(false),
});
export type ImportChoices = z.output<typeof ImportChoices>;

export const ImportRefusal = z.object({
  /** The row of a spreadsheet: the first line is 1. */
  line: z.number().int(),
  field: z.enum([...IMPORT_FIELDS, 'line']),
  reason: z.enum(IMPORT_REASONS),
  value: z.string(),
});
export type ImportRefusal = z.infer<typeof ImportRefusal>;

const Share = z.number().nullable();
export const ImportFigures = z.object({
  /** Empty: of all. */
  queueName: z.string(),
  queued: z.number().int(),
  answered: z.number().int(),
  abandoned: z.number().int(),
  overflowed: z.number().int(),
  /** By the default formula and each queue's own target. */
  serviceLevel: Share,
  answerRate: Share,
  abandonment: Share,
  averageAnswerSeconds: Share,
  averageHandlingSeconds: Share,
});
export type ImportFigures = z.infer<typeof ImportFigures>;

export const ImportCounts = z.object({
  /** Beside the first, and without empty ones. */
  lines: z.number().int(),
  /** New; the others are there since an earlier time. */
  taken: z.number().int(),
  known: z.number().int(),
  refused: z.number().int(),
  /** Name somebody who is no agent here. */
  strangers: z.number().int(),
  createdQueues: z.array(z.string()),
});
export type ImportCounts = z.infer<typeof ImportCounts>;
