// npm run check: types, lint with boundaries, formatting.
import { globSync } from 'node:fs';
import { projectFolder } from './file-hash.ts';
import { generateClient } from './generate.ts';
import { run } from './run.ts';
import type { Counts } from './test-reports.ts';

interface Step {
  name: string;
  command: [program: string, ...args: string[]];
}
const hasEndToEnd = globSync('e2e/**/*.ts', { cwd: projectFolder }).length > 0;
const sources = ['apps', 'libs', 'scripts', '*.ts', ...(hasEndToEnd ? ['e2e'] : [])];
/** Two lanes, for two cores. The boundary rule reads the graph of the workspace that nx writes; a stale one misleads it. */
const lanes: Step[][] = [
  [
    { name: 'graph of the workspace', command: ['nx', 'show', 'projects'] },
    { name: 'lint', command: ['eslint', '--max-warnings', '0', ...sources] },
  ],
  [
    { name: 'types: api, libs, scripts, e2e', command: ['tsc', '-p', 'tsconfig.json'] },
    { name: 'types: check:xss', command: ['tsc', '-p', 'scripts/xss'] },
    { name: 'types: desk', command: ['tsc', '-p', 'apps/desk'] },
    { name: 'types: widget', command: ['tsc', '-p', 'apps/widget'] },
    { name: 'types: demo shop', command: ['tsc', '-p', 'apps/demo-shop'] },
    { name: 'types: demo telephone', command: ['tsc', '-p', 'apps/demo-phone'] },
    { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  ],
];

/** Prints a line for each step, and what failed in full. */
export async function check(): Promise<Counts> {
  generateClient();
  const results = await Promise.all(lanes.map(runLane));
  const all = results.flat();
  return { passed: all.filter((ok) => ok).length, failed: all.filter((ok) => !ok).length, skipped: 0 };
}

async function runLane(steps: Step[]): Promise<boolean[]> {
  const results: boolean[] = [];
  for (const { name, command } of steps) {
    const [program, ...args] = command;
    const started = performance.now();
    const { code, output } = await run(program, args, { env: { NX_DAEMON: 'false', NX_TUI: 'false' } });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
    if (code !== 0) console.log(output);
    results.push(code === 0);
  }
  return results;
}

if (import.meta.main) process.exitCode = (await check()).failed > 0 ? 1 : 0;
