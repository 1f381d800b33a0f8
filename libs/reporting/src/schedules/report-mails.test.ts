import {
  addressOf,
  createReportSchedule,
  downloadReport,
  listReportSchedules,
  type ReportSchedule,
  updateReportSchedule,
} from '@guichet/contracts';
import { Jobs, Mailer, type MailAttachment } from '@guichet/platform';
import { eventually, signIn, type TestApp, type TestPerson } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Reports } from '../reports/reports.service.ts';
import { at, scheduled, startSchedulesApp } from './schedule-house.fixtures.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startSchedulesApp();
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => app.stop());

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
    const house = await scheduled(app);
    at(app, '2026-03-05T06:59:59Z');
    await house.look();
    expect((await house.only()).last).toBeNull();
    at(app, '2026-03-05T07:00:02Z');
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
    const house = await scheduled(app);
    at(app, '2026-03-05T07:00:00Z');
    await Promise.all(Array.from({ length: 8 }, house.look));
    await house.look();
    await house.until('sent');
    expect(await house.mails()).toHaveLength(2);
    expect(await house.inTenant((tx) => tx.reportMail.count())).toBe(2);
  });

  it('is neither lost nor doubled by a process that is gone in the middle', async () => {
    const house = await scheduled(app);
    at(app, '2026-03-05T07:00:00Z');
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
    const house = await scheduled(app);
    at(app, '2026-03-09T11:00:00Z');
    await house.look();
    await house.look();
    expect(await house.until('sent')).toMatchObject({ dueAt: '2026-03-09T07:00:00.000Z' });
    expect((await house.mails()).map(({ subject }) => subject)).toContain('Every day: 8 March 2026');
    expect(await house.mails()).toHaveLength(2);
    expect((await house.only()).nextDueAt).toBe('2026-03-10T07:00:00.000Z');
  });

  it('leaves out who lost the right to see it, and who is gone', async () => {
    const house = await scheduled(app);
    const third = await signIn(app, house.tenant, { role: 'supervisor' });
    const { boss, lead, scheduleId } = house;
    const mailTo = [boss.userId, lead.userId, third.userId];
    await boss.call(updateReportSchedule, { ...house.wishes, scheduleId, mailTo });
    await house.inTenant(async (tx) => {
      await tx.user.updateMany({ where: { id: lead.userId }, data: { role: 'agent' } });
      await tx.user.updateMany({ where: { id: third.userId }, data: { status: 'disabled' } });
    });
    at(app, '2026-03-05T07:00:00Z');
    await house.look();
    await house.until('sent', 'skipped');
    const shown = await house.only();
    expect([boss, lead, third].map((person) => stateOf(shown, person))).toEqual(['sent', 'skipped', 'skipped']);
    expect(await house.mails()).toHaveLength(1);
  });

  it('is tried again until the mail server takes it, and says so meanwhile', async () => {
    const house = await scheduled(app);
    refuseOnce();
    at(app, '2026-03-05T07:00:00Z');
    await house.look();
    const trying = await eventually('one that is tried again', () => house.mailIn('trying'));
    expect(trying.failure).toBe('451 come back later');
    expect(await house.until('sent')).toMatchObject({ mails: [{ failure: '' }, { failure: '' }] });
    expect(await house.mails()).toHaveLength(2);
  });

  it('is tried again when it could not be made, without the words of the database', async () => {
    const house = await scheduled(app);
    vi.spyOn(app.get(Reports), 'of').mockRejectedValueOnce(
      Object.assign(new Error('relation "work_fact" is broken'), { code: 'P2010' }),
    );
    at(app, '2026-03-05T07:00:00Z');
    await house.look();
    const delayed = await eventually('one that could not be made', () => house.mailIn('delayed'));
    expect(delayed.failure).toBe('');
    await house.until('sent');
  });

  it('does not leave any more once it is paused, whatever was queued', async () => {
    const house = await scheduled(app);
    const { boss, scheduleId, wishes } = house;
    const mailTo = [boss.userId];
    await boss.call(updateReportSchedule, { ...wishes, scheduleId, mailTo });
    refuseOnce();
    at(app, '2026-03-05T07:00:00Z');
    await house.look();
    await eventually('one that is tried again', () => house.mailIn('trying'));
    await boss.call(updateReportSchedule, { ...wishes, scheduleId, mailTo, isEnabled: false });
    await house.until('withdrawn');
    expect(await house.mails()).toEqual([]);
  });

  it('is sent of no time twice: one that has been, and whatever else is due, goes on', async () => {
    const house = await scheduled(app);
    at(app, '2026-03-05T07:00:00Z');
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
    at(app, '2026-03-05T07:01:00Z');
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
    const house = await scheduled(app);
    at(app, '2026-03-04T12:00:00Z');
    await house.boss.call(createReportSchedule, { ...house.wishes, name: 'Other', time: '08:01' });
    at(app, '2026-03-05T07:01:00Z');
    vi.spyOn(app.get(Jobs), 'addAll').mockRejectedValueOnce(new Error('gone'));
    await house.look();
    const { schedules } = await house.boss.call(listReportSchedules, {});
    expect(schedules.map(({ nextDueAt }) => nextDueAt)).toEqual([
      '2026-03-05T07:00:00.000Z',
      '2026-03-06T07:01:00.000Z',
    ]);
  });
});
