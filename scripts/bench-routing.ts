// npm run bench:routing [-- --samples <n>]: how long a choice takes among 1,000 agents and 10,000 queued items, and how long it
// is on the whole app from "ready" to the offer on the agent's socket. Exits with 1 when a target is missed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile, round, table } from './bench/figures.ts';
import { APP_TARGET, type AppFigures, benchApp } from './routing/bench-app.ts';
import { benchChoice, type ChoiceFigures } from './routing/bench-choice.ts';
import { buildQuietly } from './trial/build-quietly.ts';
import { TrialApp } from './trial/trial-app.ts';
import { TrialDatabase } from './trial/trial-database.ts';

const samplesAt = process.argv.indexOf('--samples');
const samples = samplesAt > 0 ? Number(process.argv[samplesAt + 1]) : 200;

await buildQuietly();
const choices = benchChoice();
const folder = mkdtempSync(join(tmpdir(), 'guichet-bench-routing-'));
const database = await TrialDatabase.start(join(folder, 'postgres'));
let isPassed = false;
try {
  const app = await TrialApp.start(folder, database);
  try {
    isPassed = tell(choices, await benchApp(app, database, samples));
  } finally {
    await app.stop();
  }
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(isPassed ? 0 : 1);

function tell(choice: readonly ChoiceFigures[], app: readonly AppFigures[]): boolean {
  console.log(
    table(
      choice.map(({ scenario, chosen, p50Ms, p99Ms, wallP99Ms, growth }) => ({
        ...{ choice: scenario, chosen, 'p50 ms': round(p50Ms), 'p99 ms': round(p99Ms) },
        ...{ 'p99 ms on the wall': round(wallP99Ms), growth: round(growth) },
      })),
    ),
  );
  console.log(
    `\n${table(
      app.map(({ items, p50Ms, p99Ms, maxMs, ...rest }) => ({
        ...{ 'ready to offer': `${items} waiting`, samples: rest.samples },
        ...{ 'p50 ms': round(p50Ms), 'p99 ms': round(p99Ms), 'max ms': round(maxMs) },
      })),
    )}\n`,
  );
  const [small, large] = app as [AppFigures, AppFigures];
  const worst = Math.max(...choice.map(({ p99Ms }) => p99Ms));
  const growth = Math.max(...choice.map((one) => one.growth));
  const noise = percentile(
    choice.map(({ wallP99Ms, p99Ms }) => wallP99Ms - p99Ms),
    0.5,
  );
  const isGood = choice.every((one) => one.isPassed) && large.p99Ms <= APP_TARGET.p99Ms;
  console.log(
    `bench:routing choice_p99_ms=${round(worst)} choice_growth=${round(growth)} ready_to_offer_p50_ms=${round(large.p50Ms)} ` +
      `ready_to_offer_p99_ms=${round(large.p99Ms)} samples=${large.samples} app_growth=${round(large.p50Ms / small.p50Ms, 2)} ` +
      `noise_ms=${round(noise)} passed=${isGood ? 'yes' : 'no'}`,
  );
  return isGood;
}
