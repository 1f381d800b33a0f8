import { Inject, Injectable } from '@nestjs/common';
import { type MailedPeriod, type ReportInput, SHORT_ABANDON_SECONDS } from '@guichet/contracts';
import type { Person } from '@guichet/identity';
import { CONFIG, type Config, context, type rows, type SystemMail } from '@guichet/platform';
import { Temporal } from 'temporal-polyfill';
import { tableOf } from '../reports/report-table.ts';
import { Reports } from '../reports/reports.service.ts';
import { mailedPeriod } from './mailed-period.ts';
import { reportMail } from './report-mail.ts';

export interface DueReport {
  schedule: rows.ReportSchedule;
  dueAt: Date;
  /** Empty: of no single one. */
  queueName: string;
  tenantName: string;
}

/** Makes a report as somebody may see it, and the mail that takes it to him: a summary, the table of the very same query, and the way to the page. */
@Injectable()
export class ReportPost {
  constructor(
    private readonly reports: Reports,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async write(
    { schedule, dueAt, queueName, tenantName }: DueReport,
    { actor, email, locale }: Person,
  ): Promise<SystemMail> {
    const asked = askedBy(schedule, dueAt);
    const report = await context.run({ ...context.getStore(), actor }, () => this.reports.of(asked));
    const { PUBLIC_URL } = this.config;
    const addresses = { page: pageOf(PUBLIC_URL, asked), settings: `${PUBLIC_URL}/admin/schedules` };
    const { name } = schedule;
    return {
      dedupeKey: `report:${schedule.id}:${dueAt.toISOString()}:${actor.userId}`,
      to: email,
      ...reportMail(locale, { name, tenantName, queueName, asked, report, addresses }),
      attachments: [
        {
          filename: `report-${dayOf(Date.parse(asked.from), asked.zone)}.csv`,
          contentType: 'text/csv; charset=utf-8',
          content: tableOf(asked, report.rows),
        },
      ],
    };
  }
}

function askedBy(schedule: rows.ReportSchedule, dueAt: Date): ReportInput {
  const { period, zone, groupBy, formula, queueId, channel, targetSeconds } = schedule;
  const { from, to } = mailedPeriod(period as MailedPeriod, zone, dueAt);
  return {
    ...{ from: from.toISOString(), to: to.toISOString(), zone },
    groupBy: groupBy as ReportInput['groupBy'],
    formula: formula as ReportInput['formula'],
    shortSeconds: SHORT_ABANDON_SECONDS,
    ...(queueId ? { queueId } : {}),
    ...(channel ? { channel } : {}),
    ...(targetSeconds ? { targetSeconds } : {}),
  };
}

/** As the page of reports reads its address. */
function pageOf(publicUrl: string, asked: ReportInput): string {
  const { from, to, zone, groupBy, formula, queueId, channel, targetSeconds } = asked;
  const [first, last] = [dayOf(Date.parse(from), zone), dayOf(Date.parse(to) - 1, zone)];
  const params = new URLSearchParams({ period: 'days', first, last, zone, by: groupBy, formula });
  if (queueId) params.set('queue', queueId);
  if (channel) params.set('channel', channel);
  if (targetSeconds) params.set('target', String(targetSeconds));
  return `${publicUrl}/reports?${params}`;
}

/** As `2026-11-27`, by the calendar of a zone. */
const dayOf = (at: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
