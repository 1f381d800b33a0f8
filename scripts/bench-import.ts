// npm run bench:import [-- --contacts <n>]: a file of past contacts through `npm run import:contacts`, then the same again. Says how
// long it took; exits with 1 when it took over a minute, when the second time changed anything, or when a figure is not what a
// plain recomputation of the file says.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pastFile, plainFigures } from '../libs/reporting/src/imports/past-file.fixtures.ts';
import { projectFolder } from './file-hash.ts';
import { buildQuietly } from './trial/build-quietly.ts';
import { numberOption } from './trial/number-option.ts';
import { TRIAL_SECRET, TrialDatabase } from './trial/trial-database.ts';

const MOST_SECONDS = 60;
/** Seconds; what a new queue has. */
const TARGET = 30;

const contacts = numberOption('contacts', 100_000);
await buildQuietly();
const folder = mkdtempSync(join(tmpdir(), 'guichet-bench-import-'));
const database = await TrialDatabase.start(join(folder, 'postgres'));
let isPassed = false;
try {
  isPassed = await importTwice();
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(isPassed ? 0 : 1);

async function importTwice(): Promise<boolean> {
  await database.query("insert into tenant (id, name) values (gen_random_uuid(), 'Bench')");
  const file = pastFile(contacts, 1);
  const path = join(folder, 'past.csv');
  writeFileSync(path, file);
  const first = await imported(path);
  const kept = await checksum();
  const second = await imported(path);
  const isSame = kept === (await checksum());
  console.log(first);
  const is = (printed: string, figures: string) => printed.includes(figures);
  const plain = wanted(plainFigures(file, TARGET));
  const isRight = [first, second].every((printed) => is(printed, plain));
  const isAll = is(first, ` taken=${contacts} known=0 `) && is(second, ` taken=0 known=${contacts} `);
  const took = Number(/ seconds=([\d.]+)/.exec(first)![1]);
  const isGood = isSame && isRight && isAll && took <= MOST_SECONDS;
  console.log(
    `bench:import contacts=${contacts} seconds=${took} again_seconds=${/ seconds=([\d.]+)/.exec(second)![1]} ` +
      `same=${isSame ? 'yes' : 'no'} figures=${isRight ? 'right' : 'wrong'} passed=${isGood ? 'yes' : 'no'}`,
  );
  return isGood;
}

async function imported(path: string): Promise<string> {
  const env = { ...process.env, DATABASE_URL: database.adminUrl, GUICHET_SECRET: TRIAL_SECRET };
  const args = ['scripts/import-contacts.ts', path, '--create-queues'];
  return (await promisify(execFile)(process.execPath, args, { cwd: projectFolder, env })).stdout;
}

async function checksum(): Promise<string> {
  const [row] = await database.query<{ sum: string }>(`
    select md5(concat((select string_agg(f::text, '' order by id) from work_fact f),
      (select string_agg(r::text, '' order by interval_at, queue_id, channel, agent_id) from interval_rollup r))) as sum`);
  return row!.sum;
}

function wanted(plain: ReturnType<typeof plainFigures>): string {
  const percent = (share: number) => (share * 100).toFixed(1);
  return [
    `service_level=${percent(plain.serviceLevel)} answer_rate=${percent(plain.answerRate)}`,
    `asa_s=${plain.averageAnswerSeconds.toFixed(1)} abandonment=${percent(plain.abandonment)}`,
    `aht_s=${plain.averageHandlingSeconds.toFixed(1)}`,
  ].join(' ');
}
