import * as z from 'zod';
import { isZone } from './calendars.ts';
import { Channel } from './channels.ts';
import { endpoint } from './endpoint.ts';
import { Cursor, Id, Instant, Ok } from './fields.ts';
import { DEFAULT_FORMULA, SERVICE_LEVEL_FORMULAS, SHORT_ABANDON_SECONDS } from './service-levels.ts';
import { WorkSubject } from './work.ts';

/** `hour`: of the week, `0` is Monday from midnight to one. */
export const REPORT_GROUPS = [
  'all',
  'day',
  'hour',
  'queue',
  'channel',
  'agent',
  'team',
  'site',
  'page',
  'tag',
] as const;
export type ReportGroup = (typeof REPORT_GROUPS)[number];

/** What is counted: whoever arrived in the period, which begins and ends with a quarter of an hour. */
const selection = {
  from: Instant,
  to: Instant,
  /** Of days and hours; IANA. */
  zone: z.string().max(60).refine(isZone, { message: 'unknown_zone' }),
  groupBy: z.enum(REPORT_GROUPS).default('all'),
  /** Without it: each queue's own. */
  targetSeconds: z.coerce.number().int().min(1).max(86_400).optional(),
  shortSeconds: z.coerce.number().int().min(0).max(600).default(SHORT_ABANDON_SECONDS),
  formula: z.enum(SERVICE_LEVEL_FORMULAS).default(DEFAULT_FORMULA),
  queueId: Id.optional(),
  channel: Channel.optional(),
};
const ReportInput = z.object(selection);
export type ReportInput = z.output<typeof ReportInput>;
/** As a page asks for it. */
export type ReportRequest = z.input<typeof ReportInput>;

const Count = z.number().int();
/** From 0 to 1; null while nobody is counted. */
const Share = z.number().nullable();
const Seconds = z.number().nullable();
/** In hundredths of the company's currency; null while the settings do not say what they need. */
const Cents = z.number().nullable();

export const ReportFigures = z.object({
  queued: Count,
  offered: Count,
  answered: Count,
  answeredInTarget: Count,
  abandoned: Count,
  abandonedShort: Count,
  overflowed: Count,
  handled: Count,
  serviceLevel: Share,
  answerRate: Share,
  abandonment: Share,
  averageAnswerSeconds: Seconds,
  averageHandlingSeconds: Seconds,
  /** Each second divided by what the agent had in hand at once. */
  averageSeatSeconds: Seconds,
  /** Of the agents counted, by the clock of the period; null where a row is not of agents, or single contacts are forgotten. */
  occupancy: Share,
  /** Answers 4 and 5 of all answers. */
  satisfaction: Share,
  /** From opening to resolution, of requests resolved by now. */
  averageResolutionSeconds: Seconds,
  /** Null, as the two before and the cost: of a time whose single contacts are forgotten. */
  telecomCents: Cents,
  /** What calls brought by the minute of talk. */
  incomeCents: z.number(),
  /** Of what agents and dialling cost, so much came in by calls; from 0, above 1 it is more than they cost. */
  costRecovered: Share,
  costPerContactCents: Cents,
});
export type ReportFigures = z.infer<typeof ReportFigures>;

export const ReportRow = z.object({
  /** Of what it groups by; null: of none. */
  key: z.string().nullable(),
  /** As people know it; empty where the key is its own name, or what it names is gone. */
  name: z.string(),
  figures: ReportFigures,
});
export type ReportRow = z.infer<typeof ReportRow>;

/** Three ways to see whether once was enough: what the agent says, the customer, and that he did not come back in 7 days. */
const OnceAndDone = z.object({
  byAgent: Share,
  byCustomer: Share,
  /** Requests whose customer said whether they are settled. */
  answers: Count,
  notBack: Share,
  /** Contacts that are more than 7 days old, and whose person is known. */
  judged: Count,
});
export type OnceAndDone = z.infer<typeof OnceAndDone>;
export const OnceRow = OnceAndDone.extend({ key: z.string().nullable(), name: z.string() });
export type OnceRow = z.infer<typeof OnceRow>;

/** What is said of all contacts of the selection, whatever they are grouped by. */
export const ReportExtras = z.object({
  /** Waits that were told, against what came: mean of (given - real), and what nine in ten are off by at most. */
  estimates: z.object({ count: Count, meanErrorSeconds: Seconds, p90ErrorSeconds: Seconds }),
  /** Answers 4 and 5 of all; `sent`: dialogues that could be judged. */
  satisfaction: z.object({ sent: Count, answers: Count, satisfied: Share, responseRate: Share }),
  comments: z.array(z.object({ conversationId: Id, at: Instant, score: Count, comment: z.string() })),
  once: OnceAndDone,
  /** The same of each row of the report; empty where that is all together. */
  onceRows: z.array(OnceRow),
  /** Turns of customer and agent, from opening to resolution; a call is one. */
  exchangesPerRequest: z.number().nullable(),
  /** Given up, short ones apart, and what they would have bought. */
  lost: z.object({ count: Count, cents: Cents }),
});
export type ReportExtras = z.infer<typeof ReportExtras>;

export const getReport = endpoint({
  method: 'GET',
  path: '/api/reports',
  access: 'routing.supervise',
  input: ReportInput,
  output: z.object({
    formula: z.enum(SERVICE_LEVEL_FORMULAS),
    total: ReportFigures,
    /** Of as long a time, right before. */
    before: ReportFigures,
    rows: z.array(ReportRow),
    /** Where it begins before: single contacts are known from then on only. */
    keptFrom: Instant.nullable(),
  }),
});
/** Asked for beside it: each is looked up contact by contact, so the figures need not wait for them. */
export const getReportExtras = endpoint({
  method: 'GET',
  path: '/api/reports/extras',
  access: 'routing.supervise',
  input: ReportInput,
  output: ReportExtras,
});
/** The rows of the same query, for a spreadsheet. */
export const downloadReport = endpoint({
  method: 'GET',
  path: '/api/reports/csv',
  access: 'routing.supervise',
  transport: 'download',
  input: ReportInput,
  output: z.any(),
});

/** Figures that are numbers of contacts, which can be seen one by one. */
export const COUNTED_FIGURES = [
  'queued',
  'offered',
  'answered',
  'answeredInTarget',
  'abandoned',
  'abandonedShort',
  'overflowed',
  'handled',
] as const;
export type CountedFigure = (typeof COUNTED_FIGURES)[number];
export const ReportContact = z.object({
  workItemId: Id,
  subject: WorkSubject,
  channel: Channel,
  queueName: z.string(),
  agentName: z.string(),
  title: z.string(),
  arrivedAt: Instant,
  outcome: z.string(),
  waitSeconds: Seconds,
  handlingSeconds: Seconds,
});
export type ReportContact = z.infer<typeof ReportContact>;
/** Who is behind a figure of a row, the last to arrive first; `count` and `forgotten` add up to the figure. */
export const listReportContacts = endpoint({
  method: 'GET',
  path: '/api/reports/contacts',
  access: 'routing.supervise',
  input: z.object({
    ...selection,
    figure: z.enum(COUNTED_FIGURES),
    /** Of a row; empty: of the row of none. Absent: all. */
    key: z.string().max(1000).optional(),
    cursor: Cursor,
  }),
  output: z.object({
    count: Count,
    /** Counted, though single contacts are kept no longer. */
    forgotten: Count,
    contacts: z.array(ReportContact),
    nextCursor: z.string().nullable(),
  }),
});

/** What contacts cost and are worth; null: not known. */
const costs = {
  /** An agent's hour with all that comes with it, in hundredths of the company's currency. */
  hourlyCostCents: z.number().int().min(0).max(10_000_000).nullable(),
  /** Of those who reach somebody, so many percent buy. */
  conversionPercent: z.number().min(0).max(100).nullable(),
  basketCents: z.number().int().min(0).max(1_000_000_000).nullable(),
  /** For each minute of talk of a call, as from a premium-rate number; parts of a cent count. */
  incomeCentsPerMinute: z.number().min(0).max(100_000).nullable(),
};
export const ReportCosts = z.object(costs);
export type ReportCosts = z.infer<typeof ReportCosts>;
export const getReportCosts = endpoint({
  method: 'GET',
  path: '/api/reports/costs',
  access: 'routing.supervise',
  input: z.object({}),
  output: ReportCosts,
});
export const updateReportCosts = endpoint({
  method: 'PUT',
  path: '/api/reports/costs',
  access: 'queue.manage',
  input: z.object(costs),
  output: Ok,
});
