import { Injectable } from '@nestjs/common';
import type { ReportMailState } from '@guichet/contracts';
import { Directory } from '@guichet/identity';
import { Db, type JobInfo, Jobs, log, Mailer, storable } from '@guichet/platform';
import { z } from 'zod';
import { type DueReport, ReportPost } from './report-post.ts';

export const REPORT_MAIL = 'reporting.report-mail';
const Payload = z.object({ scheduleId: z.string(), dueAt: z.string(), userId: z.string() });
export type ReportMailJob = z.infer<typeof Payload>;

const MOST_WORDS = 300;
/** An error with an answer of the mail server. */
const Answered = z.object({ response: z.string() });

/** A report for each person, tried again until the mail server takes it. */
@Injectable()
export class ReportMails {
  constructor(
    jobs: Jobs,
    private readonly db: Db,
    private readonly directory: Directory,
    private readonly post: ReportPost,
    private readonly mailer: Mailer,
  ) {
    jobs.handle(REPORT_MAIL, (payload, info) => this.send(Payload.parse(payload), info));
  }

  private async send(job: ReportMailJob, { isLastAttempt }: JobInfo): Promise<void> {
    const due = await this.due(job);
    if (!due) return;
    const { isEnabled, mailTo } = due.schedule;
    if (!isEnabled || !mailTo.includes(job.userId)) return this.note(job, 'withdrawn');
    const reader = await this.directory.actingAs(job.userId);
    if (!reader?.actor.permissions.has('routing.supervise')) return this.note(job, 'skipped');
    const ours = isLastAttempt ? 'unmade' : 'delayed';
    const theirs = isLastAttempt ? 'failed' : 'trying';
    const mail = await this.post.write(due, reader).catch((error: unknown) => this.fail(job, ours, error));
    // Without a mail server it is our own outbox that does not take it.
    const state = this.mailer.staysLocal ? ours : theirs;
    await this.mailer.send(mail).catch((error: unknown) => this.fail(job, state, error));
    await this.note(job, 'sent');
  }

  /** Supervisors read what the mail server answered; all else is for the log. */
  private async fail(job: ReportMailJob, state: ReportMailState, error: unknown): Promise<never> {
    log.warn({ err: error, ...job }, 'a report could not be mailed');
    await this.note(job, state, Answered.safeParse(error).data?.response);
    throw error;
  }

  /** Null: deleted meanwhile, or sent by a run that was killed before its queue knew. */
  private due({ scheduleId, dueAt, userId }: ReportMailJob): Promise<DueReport | null> {
    return this.db.tx(async (tx) => {
      const where = { scheduleId, dueAt, userId };
      const mail = await tx.reportMail.findFirst({ where, include: { schedule: true } });
      if (!mail || mail.state === 'sent') return null;
      const { schedule } = mail;
      const queue = schedule.queueId && (await tx.queue.findFirst({ where: { id: schedule.queueId } }));
      const tenant = await tx.tenant.findFirstOrThrow();
      return { schedule, dueAt: mail.dueAt, queueName: queue ? queue.name : '', tenantName: tenant.name };
    });
  }

  private async note({ scheduleId, dueAt, userId }: ReportMailJob, state: ReportMailState, words = ''): Promise<void> {
    const failure = storable(words.slice(0, MOST_WORDS));
    const where = { scheduleId, dueAt, userId };
    await this.db.tx((tx) => tx.reportMail.updateMany({ where, data: { state, failure } }));
  }
}
