// npm test: everything, from checks to journeys in a browser; closes with one line over all of it.
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.ts';
import { check } from './check.ts';
import { projectFolder } from './file-hash.ts';
import { run } from './run.ts';
import { ensurePackages } from './test-packages.ts';
import { type Counts, readPlaywright, readVitest, type Verdict } from './test-reports.ts';

const reports = mkdtempSync(join(tmpdir(), 'guichet-reports-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));
const toLookAt = { failures: [] as string[], unsteady: [] as string[] };

if (!(await ensurePackages())) process.exit(1);
const suites = [
  await suite('check', check),
  await suite('build', buildAll),
  await suite('unit and behaviour', runVitest),
  await suite('journeys in a browser', runPlaywright),
];
name('Failed', toLookAt.failures);
name('Passed at the second try only: broken, find the cause', toLookAt.unsteady);
const failed = sumOf(suites, 'failed');
console.log(`\n${sumOf(suites, 'passed')} passed, ${failed} failed, ${sumOf(suites, 'skipped')} skipped`);
process.exit(failed > 0 ? 1 : 0);

function sumOf(all: readonly Counts[], key: keyof Counts): number {
  return all.reduce((sum, counts) => sum + counts[key], 0);
}

async function suite(name: string, work: () => Promise<Counts>): Promise<Counts> {
  console.log(`\n== ${name}`);
  const started = performance.now();
  const counts = await work().catch((error: Error) => {
    console.error(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(
    `== ${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped in ${seconds} s`,
  );
  return counts;
}

async function buildAll(): Promise<Counts> {
  await build();
  return { passed: 1, failed: 0, skipped: 0 };
}

async function runVitest(): Promise<Counts> {
  const file = join(reports, 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await run('vitest', args, {
    isShown: true,
    env: { NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
  });
  return judged(code, readVitest(file));
}

async function runPlaywright(): Promise<Counts> {
  if (globSync('e2e/*.spec.ts', { cwd: projectFolder }).length === 0) throw new Error('e2e/ holds no journey');
  const file = join(reports, 'playwright.json');
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' };
  const { code } = await run('playwright', ['test', '--reporter=list,json'], { isShown: true, env });
  return judged(code, readPlaywright(file));
}

/** A file that cannot be loaded fails no test, and a run of no test proves nothing: both count as a failure. */
function judged(code: number, verdict: Verdict): Counts {
  toLookAt.failures.push(...verdict.failures);
  toLookAt.unsteady.push(...verdict.unsteady);
  return verdict.failed === 0 && (code !== 0 || verdict.passed === 0) ? { ...verdict, failed: 1 } : verdict;
}

function name(title: string, tests: readonly string[]): void {
  if (tests.length) console.log(`\n${title}:\n${tests.map((test) => `  ${test}`).join('\n')}`);
}
