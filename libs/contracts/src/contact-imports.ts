import * as z from 'zod';
import { isZone } from './calendars.ts';
import { Channel } from './channels.ts';
import { endpoint } from './endpoint.ts';
import { Id, Instant } from './fields.ts';

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
  /** Older than single contacts are kept here. */
  'forgotten',
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

export const IMPORT_STATES = ['open', 'running', 'done', 'failed'] as const;
export const ContactImport = z.object({
  id: Id,
  name: z.string(),
  /** `open`: nobody has said yet how to read it. */
  state: z.enum(IMPORT_STATES),
  createdAt: Instant,
  header: z.array(z.string()),
  /** The first lines. */
  first: z.array(z.array(z.string())),
  /** What is proposed, and then what was chosen. */
  choices: ImportChoices,
  lines: z.number().int(),
  /** Lines that are through. */
  done: z.number().int(),
  counts: ImportCounts.nullable(),
  /** Of all, then of each queue. */
  figures: z.array(ImportFigures),
  /** The first of them; all are in the file. */
  refusals: z.array(ImportRefusal),
  failure: z.enum(IMPORT_FAILURES).nullable(),
  /** The column or line that it is about. */
  failedOn: z.string(),
});
export type ContactImport = z.infer<typeof ContactImport>;

export const MAX_IMPORT_BYTES = 25_000_000;
/** The body is a CSV file of at most 25 MB. Nothing is taken yet. */
export const uploadContacts = endpoint({
  method: 'POST',
  path: '/api/admin/contact-imports',
  access: 'queue.manage',
  transport: 'upload',
  input: z.object({ name: z.string().trim().min(1).max(255) }),
  output: ContactImport,
});
const one = { importId: Id };
export const startContactImport = endpoint({
  method: 'POST',
  path: '/api/admin/contact-imports/:importId/start',
  access: 'queue.manage',
  input: z.object({ ...one, choices: ImportChoices }),
  output: ContactImport,
});
export const getContactImport = endpoint({
  method: 'GET',
  path: '/api/admin/contact-imports/:importId',
  access: 'queue.manage',
  input: z.object(one),
  output: ContactImport,
});
/** The last ones, the newest first. */
export const listContactImports = endpoint({
  method: 'GET',
  path: '/api/admin/contact-imports',
  access: 'queue.manage',
  input: z.object({}),
  output: z.object({
    imports: z.array(ContactImport.pick({ id: true, name: true, state: true, createdAt: true, counts: true })),
  }),
});
/** Refused lines with their reasons, for a spreadsheet. */
export const downloadImportRefusals = endpoint({
  method: 'GET',
  path: '/api/admin/contact-imports/:importId/refusals',
  access: 'queue.manage',
  transport: 'download',
  input: z.object(one),
  output: z.any(),
});
