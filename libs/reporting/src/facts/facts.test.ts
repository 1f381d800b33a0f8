import { startTestApp, type TestApp } from '@guichet/testing';
import { IdentityModule } from '@guichet/identity';
import { v7 as uuid } from 'uuid';
import { SHORT_ABANDON_SECONDS } from '@guichet/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ReportingModule } from '../reporting.module.ts';
import { countsOfAll } from '../rollups/counts.fixtures.ts';
import { Facts } from './facts.service.ts';
import { FactsRebuild } from './facts-rebuild.service.ts';
import { history, type House, logEvents, type LoggedEvent, seeded } from './histories.fixtures.ts';
import { byPlace, plainRollups, type PlainRollup } from './plain-rollups.fixtures.ts';

let app: TestApp;
const START = Date.parse('2026-03-28T20:00:00Z');
const DAY = 86_400_000;

beforeAll(async () => {
  // As a web process: nothing is folded but what the test folds.
  app = await startTestApp([IdentityModule, ReportingModule], { GUICHET_ROLE: 'web' });
});
afterAll(() => app.stop());

const house = (seed: number): House => ({
  queueIds: [uuid(), uuid(), uuid()],
  agentIds: Array.from({ length: 12 }, () => uuid()),
  random: seeded(seed),
});
const histories = (count: number, of: House, days: number): LoggedEvent[][] =>
  Array.from({ length: count }, () => history(of, START + Math.floor(of.random() * days * DAY)));

const rollups = () =>
  app.db.tx(async (tx) => {
    const found = await tx.$queryRaw<{ row: PlainRollup }[]>`
      select to_jsonb(r) - 'tenant_id' || jsonb_build_object('wait_ms', wait_ms::text, 'handling_ms', handling_ms::text,
        'wrap_up_ms', wrap_up_ms::text, 'seat_ms', seat_ms::text) as row from interval_rollup r`;
    const rows = found.map(({ row }) => ({ ...row, interval_at: new Date(row.interval_at as string).toISOString() }));
    return rows.sort(byPlace);
  });
/** Every byte of what is kept. */
const kept = () =>
  app.db.tx(
    (tx) => tx.$queryRaw`
    select (select string_agg(f::text, E'\n' order by id) from work_fact f) as facts,
      (select string_agg(s::text, E'\n' order by work_item_id, number) from work_stretch s) as stretches,
      (select string_agg(r::text, E'\n' order by interval_at, queue_id, channel, agent_id) from interval_rollup r) as rollups`,
  );

test('10,000 random histories, some of it told late: rollups are what a plain recomputation says, and a rebuild changes no byte', async () => {
  const of = house(7);
  const told = histories(10_000, of, 6);
  // In the order of time, but for one in ten that comes late, up to a day.
  const lateness = () => (of.random() < 0.1 ? of.random() * DAY : 0);
  const keyed = told.flat().map((event) => ({ event, key: event.at + lateness() }));
  const events = keyed.sort((a, b) => a.key - b.key).map(({ event }) => event);
  await app.as(await app.tenant(), async () => {
    const part = Math.ceil(events.length / 20);
    for (let from = 0; from < events.length; from += part) {
      await logEvents(app, events.slice(from, from + part));
      await app.get(Facts).sweepTenant();
    }
    expect(await rollups()).toEqual(plainRollups(told));
    const before = await kept();
    await app.get(FactsRebuild).rebuild();
    expect(await kept()).toEqual(before);
    await app.db.tx((tx) => tx.$executeRaw`delete from work_fact`);
    await app.db.tx((tx) => tx.$executeRaw`update interval_rollup set answered = answered + 1`);
    await app.get(FactsRebuild).rebuild();
    expect(await kept()).toEqual(before);
  });
}, 180_000);

test('counts say of any target how many were answered within it, also afterwards', async () => {
  const of = house(8);
  const told = histories(200, of, 1);
  await app.as(await app.tenant(), async () => {
    await logEvents(app, told.flat());
    await app.get(Facts).sweepTenant();
    for (const targetSeconds of [1, 20, 90, 100_000]) {
      const limits = { targetSeconds, shortSeconds: SHORT_ABANDON_SECONDS };
      const counts = await app.db.tx((tx) => countsOfAll(tx, limits));
      const waits = plainRollups(told).flatMap((row) => row.answer_waits as number[]);
      expect(counts.answered).toBe(waits.length);
      expect(counts.answeredInTarget).toBe(waits.filter((seconds) => seconds <= targetSeconds).length);
    }
  });
});
