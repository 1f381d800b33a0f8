import {
  COUNTED_FIGURES,
  FORGOTTEN_KEY,
  getFactRetention,
  getReport,
  getReportExtras,
  type ImportChoices,
  listAudit,
  listReportContacts,
  REPORT_GROUPS,
  type ReportRequest,
  updateFactRetention,
  updateReportCosts,
} from '@guichet/contracts';
import { IdentityModule } from '@guichet/identity';
import { Clock } from '@guichet/platform';
import { makeTeam, refusalCode, signIn, startTestApp, type TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Facts } from '../facts/facts.service.ts';
import { history, logEvents, seeded } from '../facts/histories.fixtures.ts';
import { rollupsOf } from '../facts/kept-rows.fixtures.ts';
import { ContactImports } from '../imports/contact-imports.service.ts';
import { opener } from '../imports/past-file.fixtures.ts';
import { ReportingModule } from '../reporting.module.ts';
import { FactForgetting } from './fact-forgetting.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp([IdentityModule, ReportingModule], { GUICHET_ROLE: 'web' });
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => app.stop());

const DAY = 86_400_000;
const START = Date.parse('2026-03-02T06:00:00Z');
const LIMIT = '2026-03-04T12:00:00.000Z';
const period: ReportRequest = {
  from: '2026-03-01T00:00:00.000Z',
  to: '2026-03-08T00:00:00.000Z',
  zone: 'Europe/Paris',
};
const at = (now: string) => vi.spyOn(app.get(Clock), 'now').mockReturnValue(new Date(now));
const forget = () => app.get(FactForgetting).sweepTenant();

/** A company whose contacts of some days are half forgotten. */
async function company() {
  const tenant = await app.tenant();
  const boss = await signIn(app, tenant, { role: 'administrator' });
  const teamId = await makeTeam(app, tenant, 'Ventes');
  const nadia = await signIn(app, tenant, { teamIds: [teamId] });
  const of = { queueIds: [uuid(), uuid()], agentIds: [boss.userId, nadia.userId], random: seeded(5) };
  const told = Array.from({ length: 300 }, () => history(of, START + Math.floor(of.random() * 4 * DAY)));
  await app.as(tenant, async () => {
    const queues = of.queueIds.map((id, n) => ({ id, name: `Queue ${n}`, targetSeconds: 20 }));
    await app.db.tx((tx) => tx.queue.createMany({ data: queues }));
    await logEvents(app, told.flat());
    await app.get(Facts).sweepTenant();
  });
  await boss.call(updateReportCosts, {
    ...{ hourlyCostCents: 3600, incomeCentsPerMinute: null, conversionPercent: 10, basketCents: 5000 },
  });
  return { tenant, boss };
}

describe('a report of a time whose single contacts are forgotten', () => {
  it('counts as before, and what is missing behind a figure is said', async () => {
    const { tenant, boss } = await company();
    const report = (groupBy: (typeof REPORT_GROUPS)[number]) => boss.call(getReport, { ...period, groupBy });
    const before = new Map(
      await Promise.all(REPORT_GROUPS.map(async (group) => [group, await report(group)] as const)),
    );
    expect(before.get('all')).toMatchObject({ keptFrom: null });
    const lost = (await boss.call(getReportExtras, period)).lost;
    await boss.call(updateFactRetention, { keepMonths: 1 });
    at('2026-04-04T12:03:00Z');
    await app.as(tenant, forget);
    const needsFacts = ['site', 'page', 'tag'];
    for (const groupBy of REPORT_GROUPS) {
      const { total, rows, keptFrom } = await report(groupBy);
      const was = before.get(groupBy)!;
      const left = {
        ...was.total,
        occupancy: null,
        costPerContactCents: null,
        telecomCents: null,
        averageResolutionSeconds: null,
      };
      expect([groupBy, total]).toEqual([groupBy, left]);
      expect(keptFrom).toBe(LIMIT);
      const forgottenRow = rows.some(({ key }) => key === FORGOTTEN_KEY);
      expect([groupBy, forgottenRow]).toEqual([groupBy, needsFacts.includes(groupBy)]);
      if (!forgottenRow)
        expect(rows.map(({ figures }) => figures.queued)).toEqual(was.rows.map((row) => row.figures.queued));
      for (const { key, figures } of rows)
        for (const figure of COUNTED_FIGURES) {
          const asked = { ...period, groupBy, figure, key: key ?? '' };
          const { count, forgotten } = await boss.call(listReportContacts, asked);
          expect([groupBy, key, figure, count + forgotten]).toEqual([groupBy, key, figure, figures[figure]]);
          if (key === FORGOTTEN_KEY) expect(count).toBe(0);
        }
    }
    const { count, forgotten } = await boss.call(listReportContacts, { ...period, figure: 'queued' });
    expect(count).toBeGreaterThan(0);
    expect(forgotten).toBeGreaterThan(0);
    expect((await boss.call(getReportExtras, period)).lost).toEqual(lost);
    const later = await boss.call(getReport, { ...period, from: LIMIT });
    expect(later.keptFrom).toBeNull();
    expect(later.total.costPerContactCents).not.toBeNull();
    expect(later.before.costPerContactCents).toBeNull();
  });
});

describe('past contacts', () => {
  const choices: ImportChoices = {
    columns: { arrivedAt: 'arrivée', queue: 'file', outcome: 'résultat', wait: 'attente' },
    ...{ zone: 'UTC', channel: 'voice', words: {}, createQueues: true },
  };
  const file = [
    'arrivée;file;résultat;attente',
    '2026-03-04T11:59:59Z;Ventes;traité;12',
    '2026-03-04T12:00:00Z;Ventes;traité;12',
  ].join('\r\n');
  const importFile = () => app.get(ContactImports).run(opener(file), choices);

  it('older than that are refused, whether they were taken before or not', async () => {
    const { tenant, boss } = await company();
    await boss.call(updateFactRetention, { keepMonths: 1 });
    at('2026-04-04T12:03:00Z');
    await app.as(tenant, async () => {
      expect((await importFile()).counts).toMatchObject({ taken: 2, refused: 0 });
      await forget();
      const before = await rollupsOf(app);
      const { counts, refusals } = await importFile();
      expect(counts).toMatchObject({ taken: 0, known: 1, refused: 1 });
      expect(refusals).toEqual([
        { line: 2, field: 'arrivedAt', reason: 'forgotten', value: '2026-03-04T11:59:59.000Z' },
      ]);
      expect(await rollupsOf(app)).toEqual(before);
    });
  });
});

describe('how long single contacts are kept', () => {
  it('is for ever unless an administrator says otherwise, and answers for it', async () => {
    const tenant = await app.tenant();
    const admin = await signIn(app, tenant, { role: 'administrator' });
    expect(await admin.call(getFactRetention, {})).toEqual({ keepMonths: null, keptFrom: null });
    expect(await admin.call(updateFactRetention, { keepMonths: 13 })).toEqual({ keepMonths: 13, keptFrom: null });
    for (const keepMonths of [0, -1, 1.5, 121])
      expect(await refusalCode(admin.call(updateFactRetention, { keepMonths }))).toBe('invalid_input');
    const lead = await signIn(app, tenant, { role: 'supervisor' });
    expect(await refusalCode(lead.call(updateFactRetention, { keepMonths: 1 }))).toBe('forbidden');
    expect(await admin.call(getFactRetention, {})).toEqual({ keepMonths: 13, keptFrom: null });
    const { entries } = await admin.call(listAudit, {});
    expect(entries).toMatchObject([{ action: 'report.retention-changed', data: { keepMonths: 13 } }]);
  });
});
