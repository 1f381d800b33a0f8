// npm run faults:chat [-- --small] [-- --seed <n>]: visitors and agents talk over two processes of the app while these are killed (-9), Postgres is stopped at
// once, and lines are cut. A ledger outside the app says whether each acknowledged message is stored once and in order, and on
// both screens within two seconds of their reconnection. At the end the log makes the reports anew, the same as were kept. Exits
// with 1 when not; the small run, which has other tests beside it, says
// who was late and does not mind: what never came is a wrong screen.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from './bench/figures.ts';
import { type FaultReport, faultTrial } from './chat/fault-trial.ts';
import { areRollupsHeld, judgeRollups, rollupsInWords, type RollupsVerdict } from './reports/rollups-verdict.ts';
import { buildQuietly } from './trial/build-quietly.ts';
import { TrialApp } from './trial/trial-app.ts';
import { TrialDatabase } from './trial/trial-database.ts';

const isSmall = process.argv.includes('--small');
const seedAt = process.argv.indexOf('--seed');
const seed = seedAt > 0 ? Number(process.argv[seedAt + 1]) : Date.now() % 1_000_000;
const size = isSmall
  ? { pairs: 6, messages: 20, kills: 3, stops: 1, cuts: 6, mostCutMs: 4000 }
  : { pairs: 40, messages: 250, kills: 50, stops: 10, cuts: 120, mostCutMs: 60_000 };

await buildQuietly();
const folder = mkdtempSync(join(tmpdir(), 'guichet-faults-chat-'));
const database = await TrialDatabase.start(join(folder, 'postgres'));
let isPassed = false;
try {
  const settings = { WIDGET_SOCKETS_PER_ADDRESS: '100000' };
  const apps = [
    await TrialApp.start(folder, database, settings),
    await TrialApp.start(folder, database, settings),
  ] as const;
  try {
    const started = performance.now();
    const report = await faultTrial(folder, apps, database, { ...size, seed });
    const seconds = (performance.now() - started) / 1000;
    isPassed = tell(report, await judgeRollups(apps, database), seconds);
  } finally {
    await Promise.all(apps.map((app) => app.stop()));
  }
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(isPassed ? 0 : 1);

function tell(report: FaultReport, rollups: RollupsVerdict, seconds: number): boolean {
  const { acknowledged, stored, lost, doubled, disordered, invented, wrongScreens, catchUps, late, falls } = report;
  const expected = size.pairs * size.messages * 2;
  const isGood =
    acknowledged === expected &&
    lost + doubled + disordered + invented + wrongScreens + (isSmall ? 0 : late) + falls === 0 &&
    catchUps > 0 &&
    areRollupsHeld(rollups);
  console.log(
    table([
      {
        ...{ acknowledged, stored, lost, doubled, disordered, invented, 'wrong screens': wrongScreens },
        ...{ reconnections: catchUps, late, falls },
      },
    ]),
  );
  console.log(
    `\nfaults:chat messages=${acknowledged} lost=${lost} doubled=${doubled} disordered=${disordered} invented=${invented} ` +
      `wrong_screens=${wrongScreens} reconnections=${catchUps} late=${late} falls=${falls} kills=${size.kills} ` +
      `stops=${size.stops} cuts=${size.cuts} ${rollupsInWords(rollups)} seconds=${Math.round(seconds)} seed=${seed} passed=${isGood ? 'yes' : 'no'}`,
  );
  return isGood;
}
