import { Injectable } from '@nestjs/common';
import {
  type createReportSchedule,
  type InputOf,
  type listReportSchedules,
  type OutputOf,
  type ReportSchedule,
  ROLE_PERMISSIONS,
} from '@guichet/contracts';
import { type Act, Audit, Clock, Db, DomainError, found, key, type rows, type Tx } from '@guichet/platform';
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
      const row = await tx.reportSchedule.create({ data: this.timed(wishes, null) });
      await this.tell(tx, 'report-schedule.created', row);
      return toSchedule(row, null);
    });
  }

  update({ scheduleId, ...wishes }: Wishes & { scheduleId: string }): Promise<ReportSchedule> {
    return this.db.tx(async (tx) => {
      const { mailTo } = await held(tx, scheduleId);
      await requireReferences(tx, wishes, mailTo);
      const { _max: sent } = await tx.reportMail.aggregate({ where: { scheduleId }, _max: { dueAt: true } });
      const row = await tx.reportSchedule.update({ where: key(scheduleId), data: this.timed(wishes, sent.dueAt) });
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

  /** After the last time that was sent, whatever this process takes the time to be. */
  private timed({ mailTo, ...wishes }: Wishes, lastSent: Date | null) {
    const now = this.clock.now();
    const nextDueAt = wishes.isEnabled ? nextDue(wishes, lastSent && lastSent > now ? lastSent : now) : null;
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

/** The sweep waits for whoever changes one, and he for the sweep: what he reads next is not sent meanwhile. */
async function held(tx: Tx, scheduleId: string): Promise<rows.ReportSchedule> {
  await tx.$queryRaw`select id from report_schedule where id = ${scheduleId}::uuid for update`;
  return found(await tx.reportSchedule.findUnique({ where: key(scheduleId) }));
}

/**
 * What is another company's is not found. Nobody is added who may not see reports; who lost that right stays until somebody takes
 * him out, is left out each time, and keeps nobody from pausing it.
 */
async function requireReferences(tx: Tx, { queueId, mailTo }: Wishes, before: readonly string[] = []): Promise<void> {
  if (queueId) await requireQueues(tx, [queueId]);
  const ids = [...new Set(mailTo)];
  const people = await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, role: true, status: true } });
  found(people.length === ids.length || null);
  const userIds = people
    .filter(({ role, status }) => status === 'disabled' || !ROLE_PERMISSIONS[role].includes('routing.supervise'))
    .map(({ id }) => id)
    .filter((id) => !before.includes(id));
  if (userIds.length) throw new DomainError('may_not_see_reports', { userIds });
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
