// npm run faults:routing [-- --small] [-- --seed <n>]: many routers on one Postgres while people assign by hand, then routers and
// desks that are killed (-9) while work flows. A ledger outside the app says whether anything was given twice, lost or stuck.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { round, table } from './bench/figures.ts';
import { type CrowdReport, crowdTrial } from './routing/crowd-trial.ts';
import { type KillReport, killTrial } from './routing/kill-trial.ts';
import { openWorkLedger } from './routing/work-ledger.ts';
import { buildQuietly } from './trial/build-quietly.ts';
import { TrialApp } from './trial/trial-app.ts';
import { TrialDatabase } from './trial/trial-database.ts';

const size = process.argv.includes('--small')
  ? {
      routers: 2,
      tenants: 2,
      agents: 6,
      items: 60,
      killed: { agents: 5, items: 30, kills: 2, deskKills: 2, mostAwayMs: 4000 },
    }
  : {
      routers: 16,
      tenants: 2,
      agents: 100,
      items: 5000,
      killed: { agents: 30, items: 1500, kills: 100, deskKills: 100, mostAwayMs: 40_000 },
    };
const MOST_STUCK_SECONDS = 30;
const seedAt = process.argv.indexOf('--seed');
const seed = seedAt > 0 ? Number(process.argv[seedAt + 1]) : Date.now() % 1_000_000;

await buildQuietly();
const folder = mkdtempSync(join(tmpdir(), 'guichet-faults-routing-'));
const database = await TrialDatabase.start(join(folder, 'postgres'), ['-c', 'max_connections=700']);
const apps: TrialApp[] = [];
const started = performance.now();
let isPassed = false;
try {
  isPassed = await run();
} finally {
  await Promise.all(apps.map((app) => app.stop()));
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(isPassed ? 0 : 1);

async function run(): Promise<boolean> {
  await openWorkLedger(database);
  const web = await start('web');
  await Promise.all(Array.from({ length: size.routers }, () => start('worker')));
  const { url } = web;
  const crowd = await crowdTrial(database, { url, seed, ...size });
  console.error(JSON.stringify(crowd));
  // A few do for the second part, where each is started again and again.
  for (const router of apps.splice(4)) await router.stop();
  const killed = await killTrial(database, { url, seed, routers: apps.slice(1), ...size.killed });
  return tell(crowd, killed);
}

async function start(role: 'web' | 'worker'): Promise<TrialApp> {
  const app = await TrialApp.start(folder, database, { GUICHET_ROLE: role });
  apps.push(app);
  return app;
}

function tell(crowd: CrowdReport, killed: KillReport): boolean {
  const row = (
    trial: string,
    { items, claims, manual, doubled, overCapacity, overridden, overtaken, ...more }: CrowdReport,
  ) => ({
    ...{ trial, items, claims, manual, doubled, 'over capacity': overCapacity, overridden, overtaken },
    ...{ left: more.left, lost: more.lost },
  });
  console.log(table([row(`${size.routers} routers`, crowd), row('killed', killed)]));
  const sum = (name: keyof CrowdReport) => crowd[name] + killed[name];
  const wrong = sum('doubled') + sum('overCapacity') + sum('overridden') + sum('overtaken') + sum('left') + sum('lost');
  const stuck = Math.max(killed.stuckOffer, killed.stuckState, killed.rang - 10);
  const isGood = wrong === 0 && killed.falls === 0 && stuck <= MOST_STUCK_SECONDS && crowd.manual > 0;
  console.log(
    `faults:routing routers=${size.routers} items=${sum('items')} claims=${sum('claims')} manual=${sum('manual')} ` +
      `kills=${size.killed.kills} desk_kills=${size.killed.deskKills} doubled=${sum('doubled')} ` +
      `over_capacity=${sum('overCapacity')} overridden=${sum('overridden')} overtaken=${sum('overtaken')} ` +
      `lost=${sum('left') + sum('lost')} falls=${killed.falls} stuck_offer_s=${round(killed.stuckOffer)} ` +
      `stuck_state_s=${round(killed.stuckState)} rang_s=${round(killed.rang)} ` +
      `seconds=${Math.round((performance.now() - started) / 1000)} seed=${seed} passed=${isGood ? 'yes' : 'no'}`,
  );
  return isGood;
}
