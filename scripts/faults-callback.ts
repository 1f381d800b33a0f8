// npm run faults:callback [-- --due <n>] [-- --kills <n>] [-- --freezes <n>] [-- --freeze-seconds <n>] [-- --changes <n>] [-- --agents <n>] [-- --processes <n>]
// [-- --seed <n>]: call-backs, some for now and some for a minute, come due at agents on several processes of the app, which are killed (-9) or stand still for a
// minute and go on (SIGSTOP, SIGCONT), while the clock of all of it is moved over each kind of change of clocks within a year.
// A carrier outside the app writes down every telephone that rings. Exits with 1 when a number was called twice, two calls or attempts of one call-back lived at
// once, one was called before its minute, one was not called as its rules say, or the log makes other reports than were kept.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from './bench/figures.ts';
import { type CallbacksReport, callbacksTrial } from './callbacks/callbacks-trial.ts';
import { areRollupsHeld, judgeRollups, rollupsInWords, type RollupsVerdict } from './reports/rollups-verdict.ts';
import { buildQuietly } from './trial/build-quietly.ts';
import { numberOption } from './trial/number-option.ts';
import { TrialApp } from './trial/trial-app.ts';
import { MOVED_CLOCK_FLAGS, TrialClock } from './trial/trial-clock.ts';
import { TrialDatabase } from './trial/trial-database.ts';

const [due, kills, freezes] = [numberOption('due', 2000), numberOption('kills', 100), numberOption('freezes', 50)];
const [freezeMs, changes, agents] = [
  numberOption('freeze-seconds', 60) * 1000,
  numberOption('changes', 7),
  numberOption('agents', 24),
];
const [processes, seed] = [numberOption('processes', 5), numberOption('seed', Date.now() % 1_000_000)];
/** Two processes at least go on. */
const lanes = Math.max(1, processes - 2);
const STOPS_A_CHANGE = 5;
/** As long as it takes to stand still so often, with a pause after each. */
const stopMs = (Math.ceil(freezes / lanes) * (freezeMs + 3_000)) / (changes * STOPS_A_CHANGE);

await buildQuietly();
const folder = mkdtempSync(join(tmpdir(), 'guichet-faults-callback-'));
const database = await TrialDatabase.start(join(folder, 'postgres'), [
  '-c',
  'max_connections=500',
  ...MOVED_CLOCK_FLAGS,
]);
const apps: TrialApp[] = [];
let isPassed = false;
try {
  const clock = await TrialClock.open(folder, database);
  const start = async () => void apps.push(await TrialApp.start(folder, database, clock.settings));
  await Promise.all(Array.from({ length: processes }, start));
  const started = performance.now();
  const plan = { due, kills, freezes, freezeMs, changes, agents, lanes, stopMs, seed };
  const report = await callbacksTrial(apps, database, clock, plan);
  const seconds = (performance.now() - started) / 1000;
  isPassed = tell(report, await judgeRollups(apps, database), seconds);
} finally {
  await Promise.all(apps.map((app) => app.stop()));
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(isPassed ? 0 : 1);

function tell(report: CallbacksReport, rollups: RollupsVerdict, seconds: number): boolean {
  const { doubled, missed, early, wrongSlots, falls, callbacks, calls, answered, moves } = report;
  const isKept = doubled.length + missed.length + early.length + wrongSlots.length + falls === 0 && answered > 0;
  const isGood = isKept && areRollupsHeld(rollups);
  console.log(table(report.changes));
  console.log(table(Object.entries(report.ends).map(([end, count]) => ({ end, 'call-backs': count }))));
  for (const [what, found] of Object.entries({ doubled, missed, early, wrongSlots }))
    for (const one of found) console.log(`${what}: ${one}`);
  console.log(
    `\nfaults:callback callbacks=${callbacks} calls=${calls} answered=${answered} kills=${report.kills} freezes=${report.freezes} ` +
      `freeze_s=${freezeMs / 1000} processes=${processes} clock_moves=${moves} clock_changes=${report.changes.length} ` +
      `doubled=${doubled.length} missed=${missed.length} early=${early.length} wrong_slots=${wrongSlots.length} falls=${falls} ` +
      `${rollupsInWords(rollups)} seconds=${Math.round(seconds)} seed=${seed} passed=${isGood ? 'yes' : 'no'}`,
  );
  return isGood;
}
