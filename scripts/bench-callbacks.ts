// npm run bench:callbacks [-- --due <n>] [-- --agents <n>] [-- --seconds <n>] [-- --processes <n>]: far more call-backs than agents can call come due within one
// minute. Says how many were dialled at once at most, whether any was doubled, how long a person at a desk waited for lists and conversations beside the same
// before, and how soon free agents had the next one. Exits with 1 when more are dialled than agents are free, one is doubled, or the desk is not usable.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { round, table } from './bench/figures.ts';
import { type LoadReport, loadTrial } from './callbacks/load-trial.ts';
import { buildQuietly } from './trial/build-quietly.ts';
import { numberOption } from './trial/number-option.ts';
import { TrialApp } from './trial/trial-app.ts';
import { TrialDatabase } from './trial/trial-database.ts';

/** A desk that answers as usual, or in a moment. */
const MOST = { deskRatio: 3, deskMs: 300 };

const [due, agents, seconds] = [numberOption('due', 10_000), numberOption('agents', 36), numberOption('seconds', 180)];
const [beforeSeconds, processes] = [numberOption('before-seconds', 20), numberOption('processes', 2)];

await buildQuietly();
const folder = mkdtempSync(join(tmpdir(), 'guichet-bench-callbacks-'));
const database = await TrialDatabase.start(join(folder, 'postgres'), ['-c', 'max_connections=200']);
const apps: TrialApp[] = [];
let isPassed = false;
try {
  const start = async () => void apps.push(await TrialApp.start(folder, database));
  await Promise.all(Array.from({ length: processes }, start));
  isPassed = tell(await loadTrial(apps, database, { due, agents, seconds, beforeSeconds }));
} finally {
  await Promise.all(apps.map((app) => app.stop()));
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(isPassed ? 0 : 1);

function tell(report: LoadReport): boolean {
  const { dialled, mostLive, mostAttempts, mostOfAgent, doubled, desk } = report;
  const isPaced = mostLive <= agents && mostAttempts <= agents && mostOfAgent <= 1;
  const isUsable = desk.every((one) => one.ratio <= MOST.deskRatio || one['p95 ms'] <= MOST.deskMs);
  const isGood = isPaced && isUsable && doubled === 0 && dialled > 0;
  console.log(
    table(
      desk.map(({ act, ratio, ...ms }) => ({
        ...{ act, 'before p95 ms': round(ms['before p95 ms']), 'p95 ms': round(ms['p95 ms']), ratio: round(ratio) },
      })),
    ),
  );
  console.log(
    `\nbench:callbacks due=${due} agents=${agents} processes=${processes} seconds=${seconds} dialled=${dialled} most_live=${mostLive} ` +
      `most_attempts=${mostAttempts} most_of_agent=${mostOfAgent} doubled=${doubled} ` +
      desk
        .map(({ act, ratio, ...ms }) => `${act}_p95_ms=${round(ms['p95 ms'])} ${act}_ratio=${round(ratio)}`)
        .join(' ') +
      ` next_offer_p95_ms=${round(report.nextOfferP95Ms)} lag_p99_ms=${round(report.lagP99Ms)} ` +
      `passed=${isGood ? 'yes' : 'no'}`,
  );
  return isGood;
}
