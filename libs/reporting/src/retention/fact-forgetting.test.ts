import { updateFactRetention } from '@guichet/contracts';
import { IdentityModule } from '@guichet/identity';
import { Clock } from '@guichet/platform';
import { signIn, startTestApp, type TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Facts } from '../facts/facts.service.ts';
import { FactsRebuild } from '../facts/facts-rebuild.service.ts';
import { history, type House, logEvents, type LoggedEvent, seeded } from '../facts/histories.fixtures.ts';
import { keptBy, rollupsOf } from '../facts/kept-rows.fixtures.ts';
import { plainRollups, type PlainRollup } from '../facts/plain-rollups.fixtures.ts';
import { ReportingModule } from '../reporting.module.ts';
import { FactForgetting } from './fact-forgetting.ts';

let app: TestApp;
beforeAll(async () => {
  // As a web process: nothing is folded or forgotten but what the test does.
  app = await startTestApp([IdentityModule, ReportingModule], { GUICHET_ROLE: 'web' });
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => app.stop());

const DAY = 86_400_000;
const START = Date.parse('2026-03-28T20:00:00Z');
/** In the middle of what happens, at the edge of an interval, a month before {@link NOW}. */
const LIMIT = '2026-03-30T13:15:00.000Z';
const NOW = '2026-04-30T13:20:00.000Z';
const at = (now: string) => vi.spyOn(app.get(Clock), 'now').mockReturnValue(new Date(now));

async function administrator(keepMonths: number | null) {
  const tenant = await app.tenant();
  const admin = await signIn(app, tenant, { role: 'administrator' });
  await admin.call(updateFactRetention, { keepMonths });
  return { admin, tenant };
}
const forget = () => app.get(FactForgetting).sweepTenant();
const fold = () => app.get(Facts).sweepTenant();
/** By a process that was killed after it had moved the limit and deleted some. */
const beginToForget = () =>
  app.db.tx(async (tx) => {
    await tx.factRetention.updateMany({ data: { forgottenBefore: LIMIT } });
    await tx.$executeRaw`delete from work_fact where interval_at < ${LIMIT}::timestamptz and hashtext(id::text) % 2 = 0`;
  });
const isBefore = (limit: string) => (row: PlainRollup) => (row.interval_at as string) < limit;
const counted = () => app.db.tx((tx) => tx.workFact.count());

/** Few agents with full hands, so that much lies beside each other across the limit. */
const house = (seed: number): House => ({
  queueIds: [uuid(), uuid(), uuid()],
  agentIds: Array.from({ length: 6 }, () => uuid()),
  random: seeded(seed),
});

/** Random stays, and their events in an order in which a third comes late, up to five days. */
function told(seed: number, count: number) {
  const of = house(seed);
  const histories = Array.from({ length: count }, () => history(of, START + Math.floor(of.random() * 6 * DAY)));
  const lateness = () => (of.random() < 0.3 ? of.random() * 5 * DAY : 0);
  const keyed = histories.flat().map((event) => ({ event, key: event.at + lateness() }));
  return { histories, events: keyed.sort((a, b) => a.key - b.key).map(({ event }) => event) };
}
/** What a look at a part of the log knows of each stay. */
const knownOf = (histories: readonly LoggedEvent[][], logged: readonly LoggedEvent[]): LoggedEvent[][] => {
  const ids = new Set(logged.map(({ id }) => id));
  const known = histories.map((events) => events.filter(({ id }) => ids.has(id)));
  return known.filter((events) => events.some(({ type }) => type !== 'work.offered'));
};

describe('forgetting', () => {
  it.each([
    [1, 'all at once'],
    [2, 'all at once'],
    [3, 'begun, and cut off until the end'],
  ])(
    'closes what was counted, and late events and rebuilds leave it so: history %d, %s',
    async (seed, how) => {
      const { histories, events } = told(seed, 2_500);
      const { tenant } = await administrator(1);
      at(NOW);
      await app.as(tenant, async () => {
        const half = Math.floor(events.length * 0.6);
        await logEvents(app, events.slice(0, half));
        await fold();
        const known = plainRollups(knownOf(histories, events.slice(0, half)));
        expect(await rollupsOf(app)).toEqual(known);
        const old = () => app.db.tx((tx) => tx.workFact.count({ where: { intervalAt: { lt: LIMIT } } }));
        await (how === 'all at once' ? forget() : beginToForget());
        expect(await rollupsOf(app)).toEqual(known);
        expect((await old()) === 0).toBe(how === 'all at once');
        expect(await counted()).toBeGreaterThan(500);

        const part = Math.ceil((events.length - half) / 7);
        for (let from = half; from < events.length; from += part) {
          await logEvents(app, events.slice(from, from + part));
          await fold();
        }
        const closed = known.filter(isBefore(LIMIT));
        const open = plainRollups(histories).filter((row) => !isBefore(LIMIT)(row));
        expect(closed.length).toBeGreaterThan(100);
        expect(await rollupsOf(app)).toEqual([...closed, ...open]);
        // The next round takes what only then turned out to be past.
        await forget();
        expect(await old()).toBe(0);
        const before = await keptBy(app);
        await app.get(FactsRebuild).rebuild();
        expect(await keptBy(app)).toEqual(before);
        // And from nothing.
        await app.db.tx(async (tx) => {
          await tx.workFact.deleteMany();
          await tx.workStretch.deleteMany();
          await tx.intervalRollup.deleteMany({ where: { intervalAt: { gte: LIMIT } } });
        });
        await app.get(FactsRebuild).rebuild();
        expect(await keptBy(app)).toEqual(before);
      });
    },
    180_000,
  );

  it('counts what was not folded yet before it forgets, though another process was at it', async () => {
    const { tenant } = await administrator(1);
    at(NOW);
    const of = house(9);
    const histories = Array.from({ length: 40 }, () => history(of, START));
    await app.as(tenant, async () => {
      await logEvents(app, histories.flat());
      vi.spyOn(app.get(Facts), 'sweepTenant').mockResolvedValue();
      await forget();
      expect(await rollupsOf(app)).toEqual(plainRollups(histories));
      expect(await counted()).toBe(0);
    });
  });

  it('goes forward only, also when the company changes its mind', async () => {
    const { histories, events } = told(9, 300);
    const { tenant, admin } = await administrator(1);
    at(NOW);
    const rollups = () => app.as(tenant, () => rollupsOf(app));
    await app.as(tenant, async () => {
      await logEvents(app, events);
      await forget();
    });
    const all = await rollups();
    expect(all).toEqual(plainRollups(histories));
    for (const keepMonths of [24, null, 2]) {
      const { keptFrom } = await admin.call(updateFactRetention, { keepMonths });
      expect(keptFrom).toBe(LIMIT);
      const before = await app.as(tenant, () => keptBy(app));
      await app.as(tenant, async () => {
        await forget();
        await app.get(FactsRebuild).rebuild();
        expect(await keptBy(app)).toEqual(before);
      });
    }
    const left = await app.as(tenant, counted);
    at('2026-05-01T13:20:00Z');
    await admin.call(updateFactRetention, { keepMonths: 1 });
    await app.as(tenant, forget);
    expect(await app.as(tenant, counted)).toBeLessThan(left);
    expect(await rollups()).toEqual(all);
  });

  it('lets an agent’s time beside a forgotten contact be shared as it was', async () => {
    const { tenant } = await administrator(1);
    at(NOW);
    const [agentId, queueId] = [uuid(), uuid()];
    const limit = Date.parse(LIMIT);
    const stay = (workItemId: string, version: number, type: LoggedEvent['type'], when: number): LoggedEvent => ({
      ...{ id: uuid(), type, at: limit + when * 60_000, workItemId },
      data: { subjectType: 'conversation', subjectId: workItemId, channel: 'chat', queueId, agentId, version },
    });
    const [early, late] = [uuid(), uuid()];
    await app.as(tenant, async () => {
      await logEvents(app, [
        stay(early, 1, 'work.queued', -10),
        stay(early, 2, 'work.accepted', -9),
        stay(late, 1, 'work.queued', 1),
        stay(late, 2, 'work.accepted', 1),
        stay(late, 3, 'work.done', 5),
      ]);
      await forget();
      // It ends only now, two minutes after the other one began.
      await logEvents(app, [stay(early, 3, 'work.done', 3)]);
      await fold();
      const facts = await app.db.tx((tx) => tx.workFact.findMany());
      expect(facts.map(({ id, seatMs }) => [id, Number(seatMs)])).toEqual([[late, 3 * 60_000]]);
      const rollups = await rollupsOf(app);
      expect(rollups.map(({ queued, handled }) => [queued, handled])).toEqual([
        [1, 0],
        [1, 1],
      ]);
      expect(await app.db.tx((tx) => tx.workStretch.count({ where: { workItemId: early } }))).toBe(1);
    });
  });

  it('does nothing where nobody asked for it, and to no other company', async () => {
    const [mine, other] = [await administrator(1), await administrator(null)];
    at(NOW);
    for (const { tenant } of [mine, other])
      await app.as(tenant, async () => {
        await logEvents(app, told(11, 50).events);
        await fold();
      });
    const before = await app.as(other.tenant, () => keptBy(app));
    for (const { tenant } of [mine, other]) await app.as(tenant, forget);
    expect(await app.as(other.tenant, () => keptBy(app))).toEqual(before);
    expect(await app.as(mine.tenant, counted)).toBeLessThan(50);
  });
});
