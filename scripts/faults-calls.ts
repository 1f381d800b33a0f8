// npm run faults:calls [-- --small] [-- --seed <n>] [-- --kills <n>] [-- --tabs <n>]: callers and agents with real sound in a steady stream of calls, while tabs of
// both are killed (waiting, ringing, talking, asking a colleague, wrapping up) and the app is killed (-9) or stopped and started again.
//   stuck agent   longest time the server had somebody on a call that was not at his telephone, or his telephone on a call that was over
//   passed over   longest time somebody who was free and ready was not asked though a call waited
//   ghost ring    longest time a telephone rang for somebody who was gone, or whom another had
//   silence       longest time a caller on the line heard nothing: no music, no voice, no end
//   lived on      longest time a call lived on though its caller was gone
//   registered    longest time from the app's start until all telephones were registered again
// Of the desks --tabs (2) are real ones in Chromium, whose tabs are closed or crash; the others and all callers speak the same lines by script.
// Exits with 1 when somebody is stuck, rings or is silent for too long, a call is lost or doubled, the app fell by itself, or the log makes
// other reports than were kept.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { round, table } from './bench/figures.ts';
import { areRollupsHeld, judgeRollups, rollupsInWords, type RollupsVerdict } from './reports/rollups-verdict.ts';
import { buildQuietly } from './trial/build-quietly.ts';
import { TrialApp } from './trial/trial-app.ts';
import { TrialDatabase } from './trial/trial-database.ts';
import { type CallsReport, callsTrial } from './voice/calls-trial.ts';
import { type Kill, KILLS } from './voice/call-kills.ts';

/** Of the whole. */
const SHARES: Record<Kill, number> = {
  ...{ 'caller who waits': 0.19, 'caller who talks': 0.19, 'agent idle': 0.05, 'agent ringing': 0.13 },
  ...{ 'agent talking': 0.14, 'agent consulting': 0.08, 'agent in wrap-up': 0.05 },
  ...{ 'app killed': 0.11, 'app restarted': 0.06 },
};
const MOST = { stuckAgent: 30, passedOver: 30, ghostRing: 2, silence: 30, livedOn: 30, registered: 5 };

const isSmall = process.argv.includes('--small');
const seed = option('--seed') ?? Date.now() % 1_000_000;
const wished = option('--kills') ?? 200;
const SMALL: Partial<Record<Kill, number>> = {
  ...{ 'app killed': 1, 'caller who waits': 1, 'caller who talks': 1, 'agent ringing': 1, 'agent talking': 1 },
  'app restarted': 1,
};
const plan = isSmall
  ? { seats: 3, tabs: 0, callers: 4, pauseMs: 500, mostAwayMs: 1_500, kills: SMALL }
  : { seats: 8, tabs: option('--tabs') ?? 2, callers: 12, pauseMs: 900, mostAwayMs: 8_000, kills: shared(wished) };

await buildQuietly(plan.tabs ? 'everything' : 'api');
const folder = mkdtempSync(join(tmpdir(), 'guichet-faults-calls-'));
const database = await TrialDatabase.start(join(folder, 'postgres'));
let isPassed = false;
try {
  const app = await TrialApp.start(folder, database, { WIDGET_SOCKETS_PER_ADDRESS: '100000' });
  try {
    const started = performance.now();
    const report = await callsTrial(app, database, { ...plan, seed });
    const seconds = (performance.now() - started) / 1000;
    isPassed = tell(report, await judgeRollups([app], database), seconds);
  } finally {
    await app.stop();
  }
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(isPassed ? 0 : 1);

function option(name: string): number | undefined {
  const at = process.argv.indexOf(name);
  return at > 0 ? Number(process.argv[at + 1]) : undefined;
}

function shared(count: number): Partial<Record<Kill, number>> {
  const kills = Object.fromEntries(KILLS.map((kill) => [kill, Math.floor(SHARES[kill] * count)])) as Record<
    Kill,
    number
  >;
  const given = Object.values(kills).reduce((sum, one) => sum + one, 0);
  return { ...kills, 'agent talking': kills['agent talking'] + count - given };
}

function tell(report: CallsReport, rollups: RollupsVerdict, seconds: number): boolean {
  const { calls, answered, kills, falls, lost, doubled } = report;
  const killed = [...kills.values()].reduce((sum, one) => sum + one, 0);
  const times = Object.keys(MOST) as (keyof typeof MOST)[];
  const late = times.filter((name) => report[name] > MOST[name]);
  const isKept = late.length + lost.length + doubled + falls === 0 && answered > 0;
  const isGood = isKept && areRollupsHeld(rollups);
  console.log(table([...kills].map(([kill, count]) => ({ kill, times: count }))));
  console.log(
    table(
      times.map((name) => ({
        longest: name,
        seconds: round(report[name]),
        most: MOST[name],
        whose: report.names[name] ?? '',
      })),
    ),
  );
  for (const one of lost) console.log(`lost: ${one}`);
  if (doubled) console.log(`doubled: ${report.names.doubled}`);
  console.log(
    `\nfaults:calls kills=${killed} calls=${calls} answered=${answered} ` +
      times
        .map((name) => `${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_s=${round(report[name])}`)
        .join(' ') +
      ` lost=${lost.length} doubled=${doubled} falls=${falls} ${rollupsInWords(rollups)} seconds=${Math.round(seconds)} seed=${seed} passed=${isGood ? 'yes' : 'no'}`,
  );
  return isGood;
}
