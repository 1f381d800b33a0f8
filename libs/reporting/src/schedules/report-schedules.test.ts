import {
  addressOf,
  createReportSchedule,
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
  return { ...{ tenant, inTenant, boss, lead, queueIds, look, mails, only, wishes, until } };
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
    expect(link).toBe('period=days&first=2026-03-04&last=2026-03-04&by=queue&formula=F2&target=25');
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
    await expect(house.look()).rejects.toThrow('gone');
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
    vi.spyOn(app.get(Mailer), 'send').mockRejectedValueOnce(new Error('451 come back later'));
    at('2026-03-05T07:00:00Z');
    await house.look();
    const trying = await eventually('one that is tried again', async () =>
      (await house.only()).last?.mails.find(({ state }) => state === 'trying'),
    );
    expect(trying.failure).toBe('451 come back later');
    expect(await house.until('sent')).toMatchObject({ mails: [{ failure: '' }, { failure: '' }] });
    expect(await house.mails()).toHaveLength(2);
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
