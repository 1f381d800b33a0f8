import { Injectable } from '@nestjs/common';
import type { createReportSchedule, InputOf, listReportSchedules, OutputOf, ReportSchedule } from '@guichet/contracts';
import { type Act, Audit, Clock, Db, found, key, type rows, type Tx } from '@guichet/platform';
import { requireQueues } from '@guichet/routing';
import { nextDue } from './rhythm.ts';

type Wishes = InputOf<typeof createReportSchedule>;
type Last = ReportSchedule['last'];

/** Which reports are mailed by themselves. */
@Injectable()
export class ReportSchedules {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  list(): Promise<OutputOf<typeof listReportSchedules>> {
    return this.db.tx(async (tx) => {
      const schedules = await tx.reportSchedule.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] });
      const last = await lastMails(tx);
      return { schedules: schedules.map((row) => toSchedule(row, last.get(row.id) ?? null)) };
    });
  }

  create(wishes: Wishes): Promise<ReportSchedule> {
    return this.db.tx(async (tx) => {
      await requireReferences(tx, wishes);
      const row = await tx.reportSchedule.create({ data: this.timed(wishes) });
      await this.tell(tx, 'report-schedule.created', row);
      return toSchedule(row, null);
    });
  }

  update({ scheduleId, ...wishes }: Wishes & { scheduleId: string }): Promise<ReportSchedule> {
    return this.db.tx(async (tx) => {
      found(await tx.reportSchedule.findUnique({ where: key(scheduleId), select: { id: true } }));
      await requireReferences(tx, wishes);
      const row = await tx.reportSchedule.update({ where: key(scheduleId), data: this.timed(wishes) });
      await this.tell(tx, 'report-schedule.changed', row);
      return toSchedule(row, (await lastMails(tx, scheduleId)).get(scheduleId) ?? null);
    });
  }

  remove(scheduleId: string): Promise<{ ok: true }> {
    return this.db.tx(async (tx) => {
      const row = found(await tx.reportSchedule.findUnique({ where: key(scheduleId) }));
      await tx.reportSchedule.delete({ where: key(scheduleId) });
      await this.tell(tx, 'report-schedule.deleted', row);
      return { ok: true };
    });
  }

  private timed({ mailTo, ...wishes }: Wishes) {
    const nextDueAt = wishes.isEnabled ? nextDue(wishes, this.clock.now()) : null;
    return { ...wishes, mailTo: [...new Set(mailTo)], nextDueAt };
  }

  private tell(tx: Tx, action: Act['action'], row: rows.ReportSchedule): Promise<void> {
    const { id, name, groupBy, formula, queueId, channel, targetSeconds, period } = row;
    const { every, day, time, zone, mailTo, isEnabled } = row;
    const of = { name, groupBy, formula, queueId, channel, targetSeconds, period };
    const data = { ...of, ...{ every, day, time, zone, mailTo, isEnabled } };
    return this.audit.record(tx, { action, subjectType: 'report-schedule', subjectId: id, data });
  }
}

/** What is another company's is not found. */
async function requireReferences(tx: Tx, { queueId, mailTo }: Wishes): Promise<void> {
  if (queueId) await requireQueues(tx, [queueId]);
  const ids = [...new Set(mailTo)];
  found((await tx.user.count({ where: { id: { in: ids } } })) === ids.length || null);
}

/** What became of the mails of each schedule when it was due last. */
async function lastMails(tx: Tx, scheduleId?: string): Promise<Map<string, NonNullable<Last>>> {
  const times = await tx.reportMail.groupBy({
    by: ['scheduleId'],
    _max: { dueAt: true },
    ...(scheduleId ? { where: { scheduleId } } : {}),
  });
  const newest = times.map(({ scheduleId: id, _max }) => ({ scheduleId: id, dueAt: _max.dueAt! }));
  const mails = await tx.reportMail.findMany({ where: { OR: newest }, orderBy: { userId: 'asc' } });
  const bySchedule = Map.groupBy(mails, (mail) => mail.scheduleId);
  return new Map(
    newest.map(({ scheduleId: id, dueAt }) => [
      id,
      {
        dueAt: dueAt.toISOString(),
        mails: (bySchedule.get(id) ?? []).map(({ userId, state, failure }) => ({
          ...{ userId, failure },
          state: state as NonNullable<Last>['mails'][number]['state'],
        })),
      },
    ]),
  );
}

type Fields = Pick<ReportSchedule, 'groupBy' | 'formula' | 'period' | 'every'>;
const toSchedule = ({ tenantId: _, createdAt: __, nextDueAt, ...row }: rows.ReportSchedule, last: Last) => ({
  ...(row as typeof row & Fields),
  nextDueAt: nextDueAt?.toISOString() ?? null,
  last,
});
