// npm run faults:mail [-- --small] [-- --seed <n>]: mails come in by IMAP and SMTP while the app is killed (-9) and Postgres
// is stopped at once, again and again. At the end each mail of a ledger kept outside the app must be there exactly once, and the log must make the same reports as were kept.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from './bench/figures.ts';
import { ensurePackages } from './test-packages.ts';
import { areRollupsHeld, judgeRollups, rollupsInWords, type RollupsVerdict } from './reports/rollups-verdict.ts';
import { buildQuietly } from './trial/build-quietly.ts';
import { startDovecot } from './mail/dovecot.ts';
import { feed } from './mail/fault-mails.ts';
import { judge, type Verdict } from './mail/fault-verdict.ts';
import { applyFaults, type FaultReport } from './mail/faults.ts';
import { ImapAppender } from './mail/imap-append.ts';
import { Ledger } from './mail/ledger.ts';
import { allSettled } from './mail/settled.ts';
import { TrialApp } from './trial/trial-app.ts';
import { TrialDatabase } from './trial/trial-database.ts';
import { openTrialShop } from './mail/trial-shop.ts';

const USER = { name: 'faults', password: 'faults' };
const isSmall = process.argv.includes('--small');
const size = isSmall ? { mails: 60, kills: 3, stops: 1 } : { mails: 2000, kills: 50, stops: 10 };
const seedAt = process.argv.indexOf('--seed');
const seed = seedAt > 0 ? Number(process.argv[seedAt + 1]) : Date.now() % 1_000_000;

if (!(await ensurePackages())) process.exit(1);
await buildQuietly();
const folder = mkdtempSync(join(tmpdir(), 'guichet-faults-'));
const database = await TrialDatabase.start(join(folder, 'postgres'));
const dovecot = await startDovecot({ users: [USER] });
const started = performance.now();
let isPassed = false;
try {
  isPassed = await run();
} finally {
  await dovecot.stop();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(isPassed ? 0 : 1);

async function run(): Promise<boolean> {
  const app = await TrialApp.start(folder, database);
  const ledger = new Ledger(join(folder, 'ledger'));
  try {
    const shop = await openTrialShop(database, app, dovecot, USER);
    const imap = await ImapAppender.open(dovecot, USER);
    const door = { port: app.doorPort, address: shop.doorAddress };
    let share = 0;
    const due = () => share * size.mails;
    const [{ retries }, report] = await Promise.all([
      feed({ count: size.mails, due, imap, door, ledger }),
      applyFaults(app, database, { ...size, seed }, (now) => (share = now)),
    ]);
    await imap.close();
    console.error(
      `all ${size.mails} mails taken after ${seconds()} s, ${retries} SMTP tries in vain; waiting for quiet`,
    );
    await allSettled(database, size.mails, (done) => console.error(`${done} of ${size.mails}`));
    const verdicts = await judge(database, ledger);
    return tell(verdicts, report, await judgeRollups([app], database));
  } finally {
    ledger.close();
    await app.stop();
  }
}

function tell(verdicts: readonly Verdict[], { kills, stops, falls }: FaultReport, rollups: RollupsVerdict): boolean {
  console.log(table(verdicts.map(({ way, ...figures }) => ({ way, ...figures }))));
  const sum = (name: 'taken' | 'ingested' | 'quarantined' | 'lost' | 'doubled') =>
    verdicts.reduce((all, verdict) => all + verdict[name], 0);
  const [taken, lost, doubled] = [sum('taken'), sum('lost'), sum('doubled')];
  const isAll = taken === size.mails && sum('ingested') + sum('quarantined') === taken;
  console.log(
    `faults:mail mails=${taken} kills=${kills} stops=${stops} ingested=${sum('ingested')} quarantined=${sum('quarantined')} ` +
      `lost=${lost} doubled=${doubled} falls=${falls} ${rollupsInWords(rollups)} seconds=${seconds()} seed=${seed}`,
  );
  return isAll && lost === 0 && doubled === 0 && falls === 0 && areRollupsHeld(rollups);
}

function seconds(): number {
  return Math.round((performance.now() - started) / 1000);
}
