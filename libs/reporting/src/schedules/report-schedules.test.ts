import {
  createReportSchedule,
  deleteQueue,
  deleteReportSchedule,
  listAudit,
  listReportSchedules,
  updateReportSchedule,
} from '@guichet/contracts';
import { eventually, refusal, refusalCode, signIn, type TestApp } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { at, openHouse, scheduled, startSchedulesApp, type Wishes } from './schedule-house.fixtures.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startSchedulesApp();
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => app.stop());

describe('a schedule', () => {
  it('rests while it is paused, and goes on from then', async () => {
    const house = await scheduled(app);
    const { boss, scheduleId, wishes } = house;
    await boss.call(updateReportSchedule, { ...wishes, scheduleId, isEnabled: false });
    at(app, '2026-03-06T12:00:00Z');
    await house.look();
    expect(await house.only()).toMatchObject({ nextDueAt: null, last: null });
    const again = await boss.call(updateReportSchedule, { ...wishes, scheduleId, time: '13:30' });
    expect(again.nextDueAt).toBe('2026-03-06T12:30:00.000Z');
  });

  it('that is changed while it is sent is not due at that time again', async () => {
    const { boss, inTenant, scheduleId, wishes, only } = await scheduled(app);
    const dueAt = new Date('2026-03-05T07:00:00Z');
    at(app, '2026-03-05T06:59:59Z');
    const changed = await inTenant(async (tx) => {
      await tx.$queryRaw`select id from report_schedule where id = ${scheduleId}::uuid for update`;
      const change = boss.call(updateReportSchedule, { ...wishes, scheduleId, name: 'Renamed' });
      await eventually('a change that waits', async () => {
        const waiting = await tx.$queryRaw<object[]>`
          select pid from pg_locks where pg_backend_pid() = any(pg_blocking_pids(pid))`;
        return waiting.length || null;
      });
      await tx.reportMail.create({ data: { scheduleId, dueAt, userId: boss.userId } });
      await tx.reportSchedule.updateMany({
        where: { id: scheduleId },
        data: { nextDueAt: new Date('2026-03-06T07:00:00Z') },
      });
      return { change };
    });
    expect(await changed.change).toMatchObject({ name: 'Renamed', nextDueAt: '2026-03-06T07:00:00.000Z' });
    expect((await only()).nextDueAt).toBe('2026-03-06T07:00:00.000Z');
  });

  it('keeps its queue from being deleted, or follows it', async () => {
    const { boss, queueIds, wishes, only } = await openHouse(app);
    const [queueId, moveTo] = queueIds as [string, string];
    await boss.call(createReportSchedule, { ...wishes, queueId });
    const refused = await refusal(boss.call(deleteQueue, { queueId }));
    expect([refused.code, refused.details]).toMatchObject(['in_use', { schedules: ['Every day'] }]);
    await boss.call(deleteQueue, { queueId, moveTo });
    const { id: scheduleId, queueId: now } = await only();
    expect(now).toBe(moveTo);
    await boss.call(updateReportSchedule, { ...wishes, queueId: moveTo, scheduleId, isEnabled: false });
  });

  it('is meant for people who may see reports; one who lost that right does not keep it from being paused', async () => {
    const { boss, lead, tenant, wishes, inTenant } = await openHouse(app);
    const agent = await signIn(app, tenant);
    const refused = await refusal(boss.call(createReportSchedule, { ...wishes, mailTo: [boss.userId, agent.userId] }));
    expect([refused.code, refused.details]).toEqual(['may_not_see_reports', { userIds: [agent.userId] }]);
    const { id: scheduleId } = await boss.call(createReportSchedule, wishes);
    await inTenant((tx) => tx.user.updateMany({ where: { id: lead.userId }, data: { role: 'agent' } }));
    const change = { ...wishes, scheduleId, isEnabled: false };
    expect((await boss.call(updateReportSchedule, change)).isEnabled).toBe(false);
    const more = boss.call(updateReportSchedule, { ...change, mailTo: [...change.mailTo, agent.userId] });
    expect(await refusalCode(more)).toBe('may_not_see_reports');
  });

  it('is gone with what it had to say, and each change is in the log', async () => {
    const house = await scheduled(app);
    const { boss, scheduleId, wishes } = house;
    await boss.call(updateReportSchedule, { ...wishes, scheduleId, name: 'Renamed' });
    expect(await boss.call(deleteReportSchedule, { scheduleId })).toEqual({ ok: true });
    at(app, '2026-03-05T07:00:00Z');
    await house.look();
    expect((await boss.call(listReportSchedules, {})).schedules).toEqual([]);
    const { entries } = await boss.call(listAudit, {});
    expect(entries.map(({ action, data }) => [action, data['name']])).toEqual([
      ['report-schedule.deleted', 'Renamed'],
      ['report-schedule.changed', 'Renamed'],
      ['report-schedule.created', 'Every day'],
    ]);
  });

  it('names queues and people of its own company, and a day that there is', async () => {
    const [house, elsewhere] = [await openHouse(app), await openHouse(app)];
    const { boss, wishes } = house;
    const make = (some: Partial<Wishes>) => refusalCode(boss.call(createReportSchedule, { ...wishes, ...some }));
    expect(await make({ queueId: elsewhere.queueIds[0]! })).toBe('not_found');
    expect(await make({ mailTo: [elsewhere.boss.userId] })).toBe('not_found');
    const wrong: Partial<Wishes>[] = [
      ...[{ mailTo: [] }, { zone: 'Mars/North' }, { time: '24:00' }, { day: 1 }],
      ...([
        { every: 'week', day: 8 },
        { every: 'week', day: null },
        { every: 'month', day: 32 },
      ] as const),
    ];
    for (const one of wrong) expect([one, await make(one)]).toEqual([one, 'invalid_input']);
    const { id: scheduleId } = await boss.call(createReportSchedule, { ...wishes, queueId: house.queueIds[1]! });
    expect(await refusalCode(elsewhere.boss.call(deleteReportSchedule, { scheduleId }))).toBe('not_found');
    expect((await elsewhere.boss.call(listReportSchedules, {})).schedules).toEqual([]);
  });

  it('is left alone by whoever only answers customers', async () => {
    const { tenant, wishes } = await openHouse(app);
    const agent = await signIn(app, tenant);
    expect(await refusalCode(agent.call(listReportSchedules, {}))).toBe('forbidden');
    expect(await refusalCode(agent.call(createReportSchedule, wishes))).toBe('forbidden');
  });
});
