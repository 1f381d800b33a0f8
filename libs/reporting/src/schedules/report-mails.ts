import { Injectable } from '@nestjs/common';
import type { ReportMailState } from '@guichet/contracts';
import { Directory } from '@guichet/identity';
import { Db, type JobInfo, Jobs, storable } from '@guichet/platform';
import { z } from 'zod';
import { type DueReport, ReportPost } from './report-post.ts';

export const REPORT_MAIL = 'reporting.report-mail';
const Payload = z.object({ scheduleId: z.string(), dueAt: z.string(), userId: z.string() });
export type ReportMailJob = z.infer<typeof Payload>;

const MOST_WORDS = 300;

/** A report for each person, tried again until the mail server takes it. */
@Injectable()
export class ReportMails {
  constructor(
    jobs: Jobs,
    private readonly db: Db,
    private readonly directory: Directory,
    private readonly post: ReportPost,
  ) {
    jobs.handle(REPORT_MAIL, (payload, info) => this.send(Payload.parse(payload), info));
  }

  private async send(job: ReportMailJob, { isLastAttempt }: JobInfo): Promise<void> {
    const due = await this.due(job);
    if (!due) return;
    const reader = await this.directory.actingAs(job.userId);
    const isMeant = due.schedule.mailTo.includes(job.userId);
    if (!isMeant || !reader?.actor.permissions.has('routing.supervise')) return this.note(job, 'skipped');
    try {
      await this.post.send(due, reader);
    } catch (error) {
      await this.note(job, isLastAttempt ? 'failed' : 'trying', error instanceof Error ? error.message : '');
      throw error;
    }
    await this.note(job, 'sent');
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
