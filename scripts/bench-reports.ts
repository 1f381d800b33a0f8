// npm run bench:reports [-- --tenants <n>] [-- --contacts <n>] [-- --requests <n>] [-- --written <n>]: a month's report of tenants among 10 million
// interactions, against the same figures by plain SQL over raw events; and what it costs to keep facts and rollups while contacts are written. Exits with 1
// when a report takes too long (p95), an open wallboard shows an arrival after more than a second, keeping costs more than a tenth of the writes, or a
// figure differs.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile, round, table } from './bench/figures.ts';
import { boardDelays } from './reports/board-delays.ts';
import { type KeepingCost, keepingCost } from './reports/keeping-cost.ts';
import { makeReportData } from './reports/report-data.ts';
import { reportTimes, type ReportTimes } from './reports/report-times.ts';
import { buildQuietly } from './trial/build-quietly.ts';
import { numberOption } from './trial/number-option.ts';
import { TrialApp } from './trial/trial-app.ts';
import { TrialDatabase } from './trial/trial-database.ts';

const MOST = { p95Ms: 300, boardMs: 1000, keepingShare: 0.1 };
/** Tenants with a past, in which contacts are written. */
const WRITERS = 10;
const [tenants, contacts] = [numberOption('tenants', 1000), numberOption('contacts', 10_000)];
const [requests, written] = [numberOption('requests', 300), numberOption('written', 4000)];
const logged = Math.min(tenants, numberOption('logged', 40));

await buildQuietly();
const folder = mkdtempSync(join(tmpdir(), 'guichet-bench-reports-'));
const flags = [
  ...['-c', 'shared_buffers=1GB', '-c', 'max_wal_size=8GB'],
  ...['-c', 'shared_preload_libraries=pg_stat_statements', '-c', 'pg_stat_statements.track_planning=on'],
];
const database = await TrialDatabase.start(join(folder, 'postgres'), flags);
let isPassed = false;
try {
  const readers = await makeReportData(database.adminUrl, { tenants, contacts, logged });
  const app = await TrialApp.start(folder, database);
  try {
    const times = await reportTimes(app.url, database.adminUrl, readers, requests);
    const writers = readers.slice(0, WRITERS).map(({ tenantId }) => tenantId);
    const delays = await boardDelays(app.url, database.urls.appUrl, readers[0]!);
    isPassed = tell(times, delays, await keepingCost(database, writers, written));
  } finally {
    await app.stop();
  }
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(isPassed ? 0 : 1);

function tell(times: ReportTimes, delays: readonly number[], cost: KeepingCost): boolean {
  const boardMs = Math.max(...delays);
  const isQuick = times.p95Ms <= MOST.p95Ms && boardMs <= MOST.boardMs;
  const isGood = isQuick && cost.share <= MOST.keepingShare && times.different === 0;
  console.log(
    table([
      { "a month's figures": 'report over HTTP', 'p50 ms': round(times.p50Ms), 'p95 ms': round(times.p95Ms) },
      {
        "a month's figures": 'plain SQL over events',
        'p50 ms': round(times.plainP50Ms),
        'p95 ms': round(times.plainP95Ms),
      },
    ]),
  );
  console.log(
    `\nbench:reports interactions=${tenants * contacts} tenants=${tenants} requests=${times.requests} report_p50_ms=${round(times.p50Ms)} ` +
      `report_p95_ms=${round(times.p95Ms)} plain_p50_ms=${round(times.plainP50Ms)} plain_p95_ms=${round(times.plainP95Ms)} different=${times.different} ` +
      `extras_p95_ms=${round(times.extrasP95Ms)} board_p50_ms=${round(percentile(delays, 0.5))} board_max_ms=${round(boardMs)} ` +
      `written=${cost.contacts} writing_ms=${cost.writingMs} noting_ms=${cost.notingMs} folding_ms=${round(cost.foldingMs)} ` +
      `keeping_share=${round(cost.share, 3)} ` +
      `behind_ms=${round(cost.behindMs)} passed=${isGood ? 'yes' : 'no'}`,
  );
  return isGood;
}
