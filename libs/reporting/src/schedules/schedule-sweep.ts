import { Injectable } from '@nestjs/common';
import { Clock, Db, Jobs, key, log, type Sweep, Sweeps, type Tx } from '@guichet/platform';
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

  /** Each in a transaction of its own: what is wrong with one keeps nothing from the others. */
  async sweepTenant(): Promise<void> {
    const now = this.clock.now();
    const due = await this.db.tx((tx) =>
      tx.reportSchedule.findMany({
        where: { nextDueAt: { lte: now } },
        select: { id: true },
        orderBy: [{ nextDueAt: 'asc' }, { id: 'asc' }],
      }),
    );
    for (const { id: scheduleId } of due)
      await this.db
        .tx((tx) => this.send(tx, scheduleId, now))
        .catch((error: unknown) => log.warn({ err: error, scheduleId }, 'a due report could not be queued'));
  }

  private async send(tx: Tx, scheduleId: string, now: Date): Promise<void> {
    // Whoever holds it sends it; it is not due any more once he is done.
    const held = await tx.$queryRaw<object[]>`
      select id from report_schedule where id = ${scheduleId}::uuid and next_due_at <= ${now} for update skip locked`;
    if (!held.length) return;
    const schedule = await tx.reportSchedule.findUniqueOrThrow({ where: key(scheduleId) });
    const { due: dueAt, next } = lastDue(schedule as Rhythm, schedule.nextDueAt!, now);
    await tx.reportSchedule.update({ where: key(scheduleId), data: { nextDueAt: next } });
    const long = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
    await tx.reportMail.deleteMany({ where: { scheduleId, dueAt: { lt: long } } });
    // Who has it of that time already gets it no second time.
    const fresh = await tx.reportMail.createManyAndReturn({
      data: schedule.mailTo.map((userId) => ({ scheduleId, dueAt, userId })),
      skipDuplicates: true,
      select: { userId: true },
    });
    const mails = fresh.map(({ userId }) => {
      const payload: ReportMailJob = { scheduleId, dueAt: dueAt.toISOString(), userId };
      return { payload, jobKey: `report:${scheduleId}:${payload.dueAt}:${userId}` };
    });
    await this.jobs.addAll(tx, REPORT_MAIL, mails);
  }
}
