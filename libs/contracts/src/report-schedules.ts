import * as z from 'zod';
import { isZone } from './calendars.ts';
import { Channel } from './channels.ts';
import { endpoint } from './endpoint.ts';
import { Id, Instant, Name, Ok } from './fields.ts';
import { REPORT_GROUPS } from './reports.ts';
import { SERVICE_LEVEL_FORMULAS } from './service-levels.ts';

/** What a mailed report is of, seen from the day on which it is due: the day before, 7 days, the week from Monday, the month. */
export const MAILED_PERIODS = ['day', 'seven', 'week', 'month'] as const;
export type MailedPeriod = (typeof MAILED_PERIODS)[number];
export const MAIL_RHYTHMS = ['day', 'week', 'month'] as const;
export type MailRhythm = (typeof MAIL_RHYTHMS)[number];

const scheduleFields = {
  name: Name,
  groupBy: z.enum(REPORT_GROUPS),
  formula: z.enum(SERVICE_LEVEL_FORMULAS),
  /** Null: all queues, all channels, each queue's own target. */
  queueId: Id.nullable(),
  channel: Channel.nullable(),
  targetSeconds: z.number().int().min(1).max(86_400).nullable(),
  period: z.enum(MAILED_PERIODS),
  every: z.enum(MAIL_RHYTHMS),
  /** Of the week, Monday is 1, or of the month, whose last one counts where it has none of that number; null each day. */
  day: z.number().int().min(1).max(31).nullable(),
  /** Wall time of the zone. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** IANA; also of the report's days and hours. */
  zone: z.string().max(60).refine(isZone, { message: 'unknown_zone' }),
  /** Each gets what he himself may see. */
  mailTo: z.array(Id).min(1).max(50),
  /** It rests otherwise. */
  isEnabled: z.boolean(),
};

/** A week has seven days, and every day is none of them. */
const isRhythmSound = ({ every, day }: { every: MailRhythm; day: number | null }): boolean =>
  every === 'day' ? day === null : day !== null && (every === 'month' || day <= 7);
const noSuchDay = { error: 'no such day', path: ['day'] };

/**
 * `skipped`: he may no longer see reports. `withdrawn`: it was paused, or he was taken out, before it left. `trying`, `failed`: not
 * taken by the mail server, yet or for good; `delayed`, `unmade`: the same of the report itself, which could not be made.
 */
export const REPORT_MAIL_STATES = [
  ...(['queued', 'sent', 'skipped', 'withdrawn'] as const),
  ...(['trying', 'failed', 'delayed', 'unmade'] as const),
] as const;
export type ReportMailState = (typeof REPORT_MAIL_STATES)[number];

export const ReportSchedule = z.object({
  id: Id,
  ...scheduleFields,
  nextDueAt: Instant.nullable(),
  /** What became of the last one; null before the first. */
  last: z
    .object({
      dueAt: Instant,
      mails: z.array(z.object({ userId: Id, state: z.enum(REPORT_MAIL_STATES), failure: z.string() })),
    })
    .nullable(),
});
export type ReportSchedule = z.infer<typeof ReportSchedule>;

export const listReportSchedules = endpoint({
  method: 'GET',
  path: '/api/admin/report-schedules',
  access: 'routing.supervise',
  input: z.object({}),
  output: z.object({ schedules: z.array(ReportSchedule) }),
});
export const createReportSchedule = endpoint({
  method: 'POST',
  path: '/api/admin/report-schedules',
  access: 'routing.supervise',
  input: z.object(scheduleFields).refine(isRhythmSound, noSuchDay),
  output: ReportSchedule,
});
/** All of it anew; what it missed while it rested is not made up for. */
export const updateReportSchedule = endpoint({
  method: 'PUT',
  path: '/api/admin/report-schedules/:scheduleId',
  access: 'routing.supervise',
  input: z.object({ ...scheduleFields, scheduleId: Id }).refine(isRhythmSound, noSuchDay),
  output: ReportSchedule,
});
export const deleteReportSchedule = endpoint({
  method: 'DELETE',
  path: '/api/admin/report-schedules/:scheduleId',
  access: 'routing.supervise',
  input: z.object({ scheduleId: Id }),
  output: Ok,
});
