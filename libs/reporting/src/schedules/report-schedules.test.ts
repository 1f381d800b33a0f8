import {
  addressOf,
  createReportSchedule,
  deleteQueue,
  deleteReportSchedule,
  downloadReport,
  listAudit,
  listReportSchedules,
  type ReportSchedule,
  type RequestOf,
  updateReportSchedule,
} from '@guichet/contracts';
import { IdentityModule } from '@guichet/identity';
import { Clock, Jobs, Mailer, type MailAttachment, type Tx } from '@guichet/platform';
import {
  eventually,
  makeTeam,
  refusal,
  refusalCode,
  signIn,
  startTestApp,
  type TestApp,
  type TestPerson,
} from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { history, logEvents, seeded } from '../facts/histories.fixtures.ts';
import { Facts } from '../facts/facts.service.ts';
import { ReportingModule } from '../reporting.module.ts';
import { Reports } from '../reports/reports.service.ts';
import { ScheduleSweep } from './schedule-sweep.ts';

let app: TestApp;
beforeAll(async () => {
  // No process looks by itself, so that each look of a test is the only one.
  app = await startTestApp([IdentityModule, ReportingModule], { GUICHET_ROLE: 'web' });
  await app.get(Jobs).start();
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => app.stop());

type Wishes = RequestOf<typeof createReportSchedule>;
const at = (time: string) => void vi.spyOn(app.get(Clock), 'now').mockReturnValue(new Date(time));

/** Four days of contacts from 2 March on, a boss who sees all of them, and whoever leads one of two agents. */
async function openHouse() {
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
async function scheduled(more: Partial<Wishes> = {}): Promise<House & { scheduleId: string }> {
  const house = await openHouse();
  at('2026-03-04T12:00:00Z');
  const { id, nextDueAt } = await house.boss.call(createReportSchedule, { ...house.wishes, ...more });
  expect(nextDueAt).toBe('2026-03-05T07:00:00.000Z');
  return { ...house, scheduleId: id };
}
/** As a mail server does, in the words of the library that speaks with it. */
function refuseOnce(): void {
  const refused = Object.assign(new Error('Message failed: 451 come back later'), { response: '451 come back later' });
  vi.spyOn(app.get(Mailer), 'staysLocal', 'get').mockReturnValue(false);
  vi.spyOn(app.get(Mailer), 'send').mockRejectedValueOnce(refused);
}
const attached = ({ attachments }: { attachments: unknown }) => (attachments as MailAttachment[])[0]!;
const stateOf = ({ last }: ReportSchedule, { userId }: TestPerson) =>
  last!.mails.find((mail) => mail.userId === userId)!.state;

describe('a report by mail', () => {
  it('comes when it is due, to each as he may see it and in his language, with the table of his own screen', async () => {
    const house = await scheduled();
    at('2026-03-05T06:59:59Z');
    await house.look();
    expect((await house.only()).last).toBeNull();
    at('2026-03-05T07:00:02Z');
    await house.look();
    await house.until('sent');
    const [ofBoss, ofLead] = await house.mails();
    expect(ofBoss!.subject).toBe('Every day: 4 March 2026');
    expect(ofLead!.subject).toBe('Every day\u00a0: 4 mars 2026');
    expect(ofBoss!.text).toContain('Service level (F2): ');
    const link = /http:\S+\/reports\?(\S+)/.exec(ofBoss!.text)![1]!;
    expect(link).toBe('period=days&first=2026-03-04&last=2026-03-04&zone=Europe%2FParis&by=queue&formula=F2&target=25');
    const day = { from: '2026-03-03T23:00:00.000Z', to: '2026-03-04T23:00:00.000Z', zone: 'Europe/Paris' };
    const { url } = addressOf(downloadReport, { ...day, groupBy: 'queue', formula: 'F2', targetSeconds: 25 });
    const screen = async ({ cookie }: TestPerson) => {
      const bytes = await (await fetch(app.url + url, { headers: { cookie } })).arrayBuffer();
      return Buffer.from(bytes).toString();
    };
    expect(attached(ofBoss!).content).toBe(await screen(house.boss));
    expect(attached(ofLead!).content).toBe(await screen(house.lead));
    expect(attached(ofLead!).content).not.toBe(attached(ofBoss!).content);
    expect(attached(ofBoss!)).toMatchObject({ filename: 'report-2026-03-04.csv' });
    const shown = await house.only();
    expect(shown).toMatchObject({
      nextDueAt: '2026-03-06T07:00:00.000Z',
      last: { dueAt: '2026-03-05T07:00:00.000Z', mails: [{ state: 'sent' }, { state: 'sent' }] },
    });
  });

  it('comes once, however many processes look at once and how often', async () => {
    const house = await scheduled();
    at('2026-03-05T07:00:00Z');
    await Promise.all(Array.from({ length: 8 }, house.look));
    await house.look();
    await house.until('sent');
    expect(await house.mails()).toHaveLength(2);
    expect(await house.inTenant((tx) => tx.reportMail.count())).toBe(2);
  });

  it('is neither lost nor doubled by a process that is gone in the middle', async () => {
    const house = await scheduled();
    at('2026-03-05T07:00:00Z');
    const gone = vi.spyOn(app.get(Jobs), 'addAll').mockRejectedValue(new Error('gone'));
    await house.look();
    expect(gone).toHaveBeenCalledOnce();
    gone.mockRestore();
    expect(await house.only()).toMatchObject({ nextDueAt: '2026-03-05T07:00:00.000Z', last: null });
    await house.look();
    await house.until('sent');
    expect(await house.mails()).toHaveLength(2);
  });

  it('comes once for all the times that nobody was there to send it, of the last one', async () => {
    const house = await scheduled();
    at('2026-03-09T11:00:00Z');
    await house.look();
    await house.look();
    expect(await house.until('sent')).toMatchObject({ dueAt: '2026-03-09T07:00:00.000Z' });
    expect((await house.mails()).map(({ subject }) => subject)).toContain('Every day: 8 March 2026');
    expect(await house.mails()).toHaveLength(2);
    expect((await house.only()).nextDueAt).toBe('2026-03-10T07:00:00.000Z');
  });

  it('leaves out who lost the right to see it, and who is gone', async () => {
    const house = await scheduled();
    const third = await signIn(app, house.tenant, { role: 'supervisor' });
    const { boss, lead, scheduleId } = house;
    const mailTo = [boss.userId, lead.userId, third.userId];
    await boss.call(updateReportSchedule, { ...house.wishes, scheduleId, mailTo });
    await house.inTenant(async (tx) => {
      await tx.user.updateMany({ where: { id: lead.userId }, data: { role: 'agent' } });
      await tx.user.updateMany({ where: { id: third.userId }, data: { status: 'disabled' } });
    });
    at('2026-03-05T07:00:00Z');
    await house.look();
    await house.until('sent', 'skipped');
    const shown = await house.only();
    expect([boss, lead, third].map((person) => stateOf(shown, person))).toEqual(['sent', 'skipped', 'skipped']);
    expect(await house.mails()).toHaveLength(1);
  });

  it('is tried again until the mail server takes it, and says so meanwhile', async () => {
    const house = await scheduled();
    refuseOnce();
    at('2026-03-05T07:00:00Z');
    await house.look();
    const trying = await eventually('one that is tried again', () => house.mailIn('trying'));
    expect(trying.failure).toBe('451 come back later');
    expect(await house.until('sent')).toMatchObject({ mails: [{ failure: '' }, { failure: '' }] });
    expect(await house.mails()).toHaveLength(2);
  });

  it('is tried again when it could not be made, without the words of the database', async () => {
    const house = await scheduled();
    vi.spyOn(app.get(Reports), 'of').mockRejectedValueOnce(
      Object.assign(new Error('relation "work_fact" is broken'), { code: 'P2010' }),
    );
    at('2026-03-05T07:00:00Z');
    await house.look();
    const delayed = await eventually('one that could not be made', () => house.mailIn('delayed'));
    expect(delayed.failure).toBe('');
    await house.until('sent');
  });

  it('does not leave any more once it is paused, whatever was queued', async () => {
    const house = await scheduled();
    const { boss, scheduleId, wishes } = house;
    const mailTo = [boss.userId];
    await boss.call(updateReportSchedule, { ...wishes, scheduleId, mailTo });
    refuseOnce();
    at('2026-03-05T07:00:00Z');
    await house.look();
    await eventually('one that is tried again', () => house.mailIn('trying'));
    await boss.call(updateReportSchedule, { ...wishes, scheduleId, mailTo, isEnabled: false });
    await house.until('withdrawn');
    expect(await house.mails()).toEqual([]);
  });

  it('is sent of no time twice: one that has been, and whatever else is due, goes on', async () => {
    const house = await scheduled();
    at('2026-03-05T07:00:00Z');
    await house.look();
    await house.until('sent');
    const { boss, lead, inTenant, scheduleId, wishes } = house;
    const other = await boss.call(createReportSchedule, { ...wishes, name: 'Other', time: '08:01' });
    await inTenant((tx) =>
      tx.reportSchedule.updateMany({
        where: { id: scheduleId },
        data: { nextDueAt: new Date('2026-03-05T07:00:00Z') },
      }),
    );
    at('2026-03-05T07:01:00Z');
    await house.look();
    const { schedules } = await boss.call(listReportSchedules, {});
    expect(schedules.map(({ nextDueAt }) => nextDueAt)).toEqual([
      '2026-03-06T07:00:00.000Z',
      '2026-03-06T07:01:00.000Z',
    ]);
    const ofOther = await inTenant((tx) => tx.reportMail.findMany({ where: { scheduleId: other.id } }));
    expect(ofOther.map(({ userId }) => userId).sort()).toEqual([boss.userId, lead.userId].sort());
    await eventually('four mails', async () => (await house.mails()).length === 4 || null);
  });

  it('is queued although another one that is due cannot be', async () => {
    const house = await scheduled();
    at('2026-03-04T12:00:00Z');
    await house.boss.call(createReportSchedule, { ...house.wishes, name: 'Other', time: '08:01' });
    at('2026-03-05T07:01:00Z');
    vi.spyOn(app.get(Jobs), 'addAll').mockRejectedValueOnce(new Error('gone'));
    await house.look();
    const { schedules } = await house.boss.call(listReportSchedules, {});
    expect(schedules.map(({ nextDueAt }) => nextDueAt)).toEqual([
      '2026-03-05T07:00:00.000Z',
      '2026-03-06T07:01:00.000Z',
    ]);
  });
});

describe('a schedule', () => {
  it('rests while it is paused, and goes on from then', async () => {
    const house = await scheduled();
    const { boss, scheduleId, wishes } = house;
    await boss.call(updateReportSchedule, { ...wishes, scheduleId, isEnabled: false });
    at('2026-03-06T12:00:00Z');
    await house.look();
    expect(await house.only()).toMatchObject({ nextDueAt: null, last: null });
    const again = await boss.call(updateReportSchedule, { ...wishes, scheduleId, time: '13:30' });
    expect(again.nextDueAt).toBe('2026-03-06T12:30:00.000Z');
  });

  it('that is changed while it is sent is not due at that time again', async () => {
    const { boss, inTenant, scheduleId, wishes, only } = await scheduled();
    const dueAt = new Date('2026-03-05T07:00:00Z');
    at('2026-03-05T06:59:59Z');
    const changed = await inTenant(async (tx) => {
      await tx.$queryRaw`select id from report_schedule where id = ${scheduleId}::uuid for update`;
      const change = boss.call(updateReportSchedule, { ...wishes, scheduleId, name: 'Renamed' });
      await eventually('a change that waits', async () => {
        const waiting = await tx.$queryRaw<object[]>`
          select pid from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))`;
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
    const { boss, queueIds, wishes, only } = await openHouse();
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
    const { boss, lead, tenant, wishes, inTenant } = await openHouse();
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
    const house = await scheduled();
    const { boss, scheduleId, wishes } = house;
    await boss.call(updateReportSchedule, { ...wishes, scheduleId, name: 'Renamed' });
    expect(await boss.call(deleteReportSchedule, { scheduleId })).toEqual({ ok: true });
    at('2026-03-05T07:00:00Z');
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
    const [house, elsewhere] = [await openHouse(), await openHouse()];
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
    const { tenant, wishes } = await openHouse();
    const agent = await signIn(app, tenant);
    expect(await refusalCode(agent.call(listReportSchedules, {}))).toBe('forbidden');
    expect(await refusalCode(agent.call(createReportSchedule, wishes))).toBe('forbidden');
  });
});
