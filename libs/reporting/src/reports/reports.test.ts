import { randomUUID } from 'node:crypto';
import {
  COUNTED_FIGURES,
  getReport,
  getReportExtras,
  listReportContacts,
  REPORT_GROUPS,
  type ReportContact,
  type ReportRequest,
  updateReportCosts,
} from '@guichet/contracts';
import { IdentityModule } from '@guichet/identity';
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
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { history, logEvents, type LoggedEvent, seeded } from '../facts/histories.fixtures.ts';
import { Facts } from '../facts/facts.service.ts';
import { plainRollups } from '../facts/plain-rollups.fixtures.ts';
import { ReportingModule } from '../reporting.module.ts';
import { NOBODY } from '../rollups/rollups.query.ts';

const START = Date.parse('2026-03-02T06:00:00Z');
const period: ReportRequest = {
  from: '2026-03-01T00:00:00.000Z',
  to: '2026-03-08T00:00:00.000Z',
  zone: 'Europe/Paris',
};
let app: TestApp;
let tenant: string;
let boss: TestPerson;
let nadia: TestPerson;
let told: LoggedEvent[][];
let queueIds: string[];

beforeAll(async () => {
  app = await startTestApp([IdentityModule, ReportingModule], { GUICHET_ROLE: 'web' });
  tenant = await app.tenant();
  boss = await signIn(app, tenant, { role: 'administrator', name: '=Chef' });
  const teamId = await makeTeam(app, tenant, 'Ventes');
  nadia = await signIn(app, tenant, { teamIds: [teamId] });
  queueIds = [uuid(), uuid()];
  const of = { queueIds, agentIds: [boss.userId, nadia.userId], random: seeded(3) };
  told = Array.from({ length: 400 }, () => history(of, START + Math.floor(of.random() * 4 * 86_400_000)));
  await app.as(tenant, async () => {
    const queues = queueIds.map((id, n) => ({ id, name: `Queue ${n}`, targetSeconds: 20, isForEverybody: n === 0 }));
    await app.db.tx((tx) => tx.queue.createMany({ data: queues }));
    await logEvents(app, told.flat());
    await app.get(Facts).sweepTenant();
  });
});
afterAll(() => app.stop());

const plain = () => plainRollups(told);
const sum = (name: string, rows = plain()) => rows.reduce((all, row) => all + Number(row[name]), 0);

describe('a report', () => {
  it('gives the figures of a plain recomputation, and says by which formula', async () => {
    const { formula, total, before } = await boss.call(getReport, period);
    const waits = plain().flatMap((row) => row.answer_waits as number[]);
    const short = plain()
      .flatMap((row) => row.abandon_waits as number[])
      .filter((seconds) => seconds <= 5).length;
    const inTarget = waits.filter((seconds) => seconds <= 20).length;
    expect(formula).toBe('F6');
    expect(total).toMatchObject({ queued: sum('queued'), answered: waits.length, handled: sum('handled') });
    expect(total.serviceLevel).toBeCloseTo(inTarget / (waits.length + sum('abandoned') - short), 10);
    expect(total.averageHandlingSeconds).toBeCloseTo(sum('handling_ms') / 1000 / sum('handled'), 6);
    expect(before).toMatchObject({ queued: 0, serviceLevel: null, costPerContactCents: null });
  });

  it.each(REPORT_GROUPS)('by %s sums up to its total, where nobody is in two rows', async (groupBy) => {
    const { total, rows } = await boss.call(getReport, { ...period, groupBy });
    const of = (name: 'queued' | 'answeredInTarget' | 'incomeCents') =>
      rows.reduce((all, { figures }) => all + figures[name], 0);
    expect([of('queued'), of('answeredInTarget')]).toEqual([total.queued, total.answeredInTarget]);
    expect(of('incomeCents')).toBeCloseTo(total.incomeCents, 6);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('opens each figure into as many contacts', async () => {
    const asked = { ...period, groupBy: 'agent' } as const;
    const { rows } = await boss.call(getReport, asked);
    for (const { key, figures } of rows)
      for (const figure of COUNTED_FIGURES) {
        const { count } = await boss.call(listReportContacts, { ...asked, figure, key: key ?? '' });
        expect([figure, count]).toEqual([figure, figures[figure]]);
      }
  });

  const everyPage = async (asked: ReportRequest) => {
    const all: ReportContact[] = [];
    let cursor: string | undefined;
    do {
      const page = await boss.call(listReportContacts, { ...asked, figure: 'queued', cursor });
      all.push(...page.contacts);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return all;
  };

  it('lists each contact once, page after page, the last to arrive first', async () => {
    const all = await everyPage(period);
    expect(new Set(all.map(({ workItemId }) => workItemId)).size).toBe(sum('queued'));
    const times = all.map(({ arrivedAt }) => arrivedAt);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  it('lists past contacts by their arrival too, though their ids say nothing of it and many came at once', async () => {
    const day = { ...period, from: '2025-03-03T00:00:00.000Z', to: '2025-03-04T00:00:00.000Z' };
    const facts = Array.from({ length: 130 }, (_, n) => {
      const arrivedAt = new Date(Date.parse('2025-03-03T08:00:00Z') + Math.floor(n / 40) * 60_000);
      const of = { subjectType: 'imported', subjectId: NOBODY, channel: 'voice', queueId: queueIds[0]! } as const;
      return { ...of, id: randomUUID(), isQueued: true, outcome: 'abandoned', arrivedAt, intervalAt: arrivedAt };
    });
    await app.as(tenant, () => app.db.tx((tx) => tx.workFact.createMany({ data: facts })));
    const wanted = facts.toSorted((a, b) => Number(b.arrivedAt) - Number(a.arrivedAt) || (a.id < b.id ? 1 : -1));
    expect((await everyPage(day)).map(({ workItemId }) => workItemId)).toEqual(wanted.map(({ id }) => id));
  });

  it.each(['x', '2026-03-02T06:00:00.000Z', '2026-03-02T06:00:00.000Z_x'])('no page is at %j', async (cursor) => {
    const asked = { ...period, figure: 'queued', cursor } as const;
    expect(await refusalCode(boss.call(listReportContacts, asked))).toBe('invalid_input');
  });

  it('costs what hours and settings say, less what calls brought by the minute of talk', async () => {
    const costs = { hourlyCostCents: 3600, conversionPercent: 10, basketCents: 5000, incomeCentsPerMinute: null };
    await boss.call(updateReportCosts, costs);
    const { total } = await boss.call(getReport, period);
    const extras = await boss.call(getReportExtras, period);
    expect(total.costPerContactCents).toBeCloseTo(sum('seat_ms') / 1000 / sum('handled'), 6);
    expect(total).toMatchObject({ incomeCents: 0, costRecovered: null });
    await boss.call(updateReportCosts, { ...costs, incomeCentsPerMinute: 6.5 });
    const calls = plain().filter(({ channel }) => channel === 'voice');
    const income = ((sum('handling_ms', calls) - sum('wrap_up_ms', calls)) / 60_000) * 6.5;
    const spent = sum('seat_ms') / 1000;
    const paid = (await boss.call(getReport, { ...period, groupBy: 'channel' })).total;
    expect(income).toBeGreaterThan(0);
    expect(paid.incomeCents).toBeCloseTo(income, 6);
    expect(paid.costPerContactCents).toBeCloseTo((spent - income) / sum('handled'), 6);
    expect(paid.costRecovered).toBeCloseTo(income / spent, 10);
    // Others bring nothing.
    const { total: chats } = await boss.call(getReport, { ...period, channel: 'chat' });
    expect(chats.incomeCents).toBe(0);
    expect(extras.lost.count).toBe(total.abandoned - total.abandonedShort);
    expect(extras.lost.cents).toBe(extras.lost.count * 500);
  });

  it('has what happened a moment ago', async () => {
    const of = { queueIds, agentIds: [boss.userId], random: seeded(4) };
    told.push(history(of, START));
    await app.as(tenant, () => logEvents(app, told.at(-1)!));
    await eventually('what is new', async () => {
      const { total } = await boss.call(getReport, period);
      return total.queued === sum('queued') && total.handled === sum('handled');
    });
  });

  it('is a table that no spreadsheet runs', async () => {
    const query = new URLSearchParams({ ...(period as Record<string, string>), groupBy: 'agent' });
    const response = await fetch(`${app.url}/api/reports/csv?${query}`, { headers: { cookie: boss.cookie } });
    const lines = (await response.text()).trim().split('\r\n');
    const { rows } = await boss.call(getReport, { ...period, groupBy: 'agent' });
    expect(lines).toHaveLength(rows.length + 1);
    expect(lines[0]).toContain('serviceLevel F6');
    expect(lines.join('\n')).toContain("\n'=Chef,");
  });
});

describe('who sees what', () => {
  it('agents see none', async () => {
    expect(await refusalCode(nadia.call(getReport, period))).toBe('forbidden');
  });
  it('who leads a team sees what it had, and what waited where it serves', async () => {
    const teamId = await makeTeam(app, tenant, 'Support');
    const lead = await signIn(app, tenant, { role: 'supervisor', visibility: 'team', teamIds: [teamId] });
    await app.as(tenant, () => app.db.tx((tx) => tx.teamMember.create({ data: { teamId, userId: nadia.userId } })));
    const { rows, total } = await lead.call(getReport, { ...period, groupBy: 'agent' });
    expect(rows.map(({ key }) => key).filter((key) => key !== null)).toEqual([nadia.userId]);
    const seen = plain().filter(
      ({ agent_id, queue_id }) => agent_id === nadia.userId || (agent_id === NOBODY && queue_id === queueIds[0]),
    );
    expect(total.queued).toBe(sum('queued', seen));
  });
  it('another tenant sees nothing', async () => {
    const stranger = await signIn(app, await app.tenant(), { role: 'administrator' });
    expect((await stranger.call(getReport, period)).total.queued).toBe(0);
  });
  it.each([
    ['ends before it begins', { to: '2026-02-01T00:00:00.000Z' }],
    ['a hundred years', { from: '1926-02-01T00:00:00.000Z' }],
    ['no zone', { zone: 'Mars/North' }],
  ])('what makes no sense is refused: %s', async (_, wrong) => {
    expect(await refusalCode(boss.call(getReport, { ...period, ...wrong }))).toBe('invalid_input');
  });
});
