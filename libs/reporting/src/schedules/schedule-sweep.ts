import { Injectable } from '@nestjs/common';
import { Clock, Db, Jobs, key, type Sweep, Sweeps, type Tx } from '@guichet/platform';
import { REPORT_MAIL, type ReportMailJob } from './report-mails.ts';
import { lastDue, type Rhythm } from './rhythm.ts';

/** Of mails before, what became of them is known for so long. */
const KEPT_DAYS = 90;

/**
 * Queues the mails of reports that are due. The next time is written in the transaction that queues them, under the schedule's row:
 * a process that is killed has done both or neither, and of several at once one does it.
 */
@Injectable()
export class ScheduleSweep implements Sweep {
  readonly name = 'report schedules';
  readonly everyMs = 5_000;
  readonly tenants = 'tenants_with_due_reports';

  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    sweeps: Sweeps,
  ) {
    sweeps.register(this);
  }

  sweepTenant(): Promise<void> {
    return this.db.tx(async (tx) => {
      const now = this.clock.now();
      // Whoever holds one sends it; it is not due any more once he is done.
      const due = await tx.$queryRaw<{ id: string }[]>`
        select id from report_schedule where next_due_at <= ${now} order by next_due_at, id for update skip locked`;
      for (const { id } of due) await this.send(tx, id, now);
    });
  }

  private async send(tx: Tx, scheduleId: string, now: Date): Promise<void> {
    const schedule = await tx.reportSchedule.findUniqueOrThrow({ where: key(scheduleId) });
    const { due: dueAt, next } = lastDue(schedule as Rhythm, schedule.nextDueAt!, now);
    await tx.reportSchedule.update({ where: key(scheduleId), data: { nextDueAt: next } });
    const long = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
    await tx.reportMail.deleteMany({ where: { scheduleId, dueAt: { lt: long } } });
    await tx.reportMail.createMany({ data: schedule.mailTo.map((userId) => ({ scheduleId, dueAt, userId })) });
    const mails = schedule.mailTo.map((userId) => {
      const payload: ReportMailJob = { scheduleId, dueAt: dueAt.toISOString(), userId };
      return { payload, jobKey: `report:${scheduleId}:${payload.dueAt}:${userId}` };
    });
    await this.jobs.addAll(tx, REPORT_MAIL, mails);
  }
}
