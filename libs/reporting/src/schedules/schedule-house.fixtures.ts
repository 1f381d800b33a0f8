import { createReportSchedule, listReportSchedules, type RequestOf } from '@guichet/contracts';
import { IdentityModule } from '@guichet/identity';
import { Clock, Jobs, type Tx } from '@guichet/platform';
import { eventually, makeTeam, signIn, startTestApp, type TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { expect, vi } from 'vitest';
import { history, logEvents, seeded } from '../facts/histories.fixtures.ts';
import { Facts } from '../facts/facts.service.ts';
import { ReportingModule } from '../reporting.module.ts';
import { ScheduleSweep } from './schedule-sweep.ts';

/** No process looks by itself, so that each look of a test is the only one. */
export async function startSchedulesApp(): Promise<TestApp> {
  const app = await startTestApp([IdentityModule, ReportingModule], { GUICHET_ROLE: 'web' });
  await app.get(Jobs).start();
  return app;
}

export type Wishes = RequestOf<typeof createReportSchedule>;
export const at = (app: TestApp, time: string) => void vi.spyOn(app.get(Clock), 'now').mockReturnValue(new Date(time));

/** Four days of contacts from 2 March on, a boss who sees all of them, and whoever leads one of two agents. */
export async function openHouse(app: TestApp) {
  const tenant = await app.tenant('La boutique');
  const inTenant = <T>(work: (tx: Tx) => Promise<T>) => app.as(tenant, () => app.db.tx(work));
  const teamId = await makeTeam(app, tenant, 'Ventes');
  const boss = await signIn(app, tenant, { role: 'administrator', email: `boss@${tenant}.test` });
  const lead = await signIn(app, tenant, {
    ...{ role: 'supervisor', visibility: 'team', teamIds: [teamId], email: `lead@${tenant}.test` },
  });
  await inTenant((tx) => tx.user.updateMany({ where: { id: boss.userId }, data: { locale: 'en' } }));
  const mate = await signIn(app, tenant, { teamIds: [teamId] });
  const queueIds = [uuid(), uuid()];
  const of = { queueIds, agentIds: [boss.userId, mate.userId], random: seeded(5) };
  const start = Date.parse('2026-03-02T06:00:00Z');
  const told = Array.from({ length: 200 }, () => history(of, start + Math.floor(of.random() * 4 * 86_400_000)));
  await app.as(tenant, async () => {
    await app.db.tx((tx) => tx.queue.createMany({ data: queueIds.map((id, n) => ({ id, name: `Queue ${n}` })) }));
    await logEvents(app, told.flat());
    await app.get(Facts).sweepTenant();
  });
  const look = () => app.as(tenant, () => app.get(ScheduleSweep).sweepTenant());
  const mails = () => inTenant((tx) => tx.localMail.findMany({ orderBy: { to: 'asc' } }));
  const only = async () => (await boss.call(listReportSchedules, {})).schedules[0]!;
  const wishes: Wishes = {
    ...{ name: 'Every day', groupBy: 'queue', formula: 'F2', queueId: null, channel: null, targetSeconds: 25 },
    ...{ period: 'day', every: 'day', day: null, time: '08:00', zone: 'Europe/Paris' },
    ...{ mailTo: [boss.userId, lead.userId], isEnabled: true },
  };
  /** Waits until every mail of the last time is in one of these states. */
  const until = (...states: string[]) =>
    eventually(`mails ${states.join()}`, async () => {
      const { last } = await only();
      return last?.mails.length && last.mails.every(({ state }) => states.includes(state)) ? last : null;
    });
  const mailIn = async (state: string) => (await only()).last?.mails.find((mail) => mail.state === state);
  return { ...{ tenant, inTenant, boss, lead, queueIds, look, mails, only, wishes, until, mailIn } };
}
type House = Awaited<ReturnType<typeof openHouse>>;

/** One that is due at 8 in Paris on 5 March. */
export async function scheduled(app: TestApp, more: Partial<Wishes> = {}): Promise<House & { scheduleId: string }> {
  const house = await openHouse(app);
  at(app, '2026-03-04T12:00:00Z');
  const { id: scheduleId, nextDueAt } = await house.boss.call(createReportSchedule, { ...house.wishes, ...more });
  expect(nextDueAt).toBe('2026-03-05T07:00:00.000Z');
  return { ...house, scheduleId };
}
