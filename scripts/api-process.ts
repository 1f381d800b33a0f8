import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFolder } from './file-hash.ts';

export interface ApiProcess {
  /** The exit code, once it is gone. */
  ended: Promise<number>;
  /** Lets it finish what runs; after 25 s it is ended hard. */
  stop(): Promise<void>;
}

type Environment = Record<string, string | undefined>;

export function startApi(environment: Environment): ApiProcess {
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', '--import', './scripts/leave-with-parent.ts', 'dist/api/main.js'],
    // Out of the terminal's process group, so that Ctrl-C comes to it once, from here. The channel tells it when this
    // process is gone.
    { cwd: projectFolder, env: environment, detached: true, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const ended = once(child, 'exit').then(([code]) => (code as number | null) ?? 1);
  return { ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 25_000);
  await ended;
  clearTimeout(timer);
}

/** Until it answers, or false when it ended before. */
export async function isUp(api: ApiProcess, url: string): Promise<boolean> {
  let isGone = false;
  void api.ended.then(() => (isGone = true));
  while (!isGone) {
    const answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(1000) }).catch(() => undefined);
    if (answer?.ok) return true;
    await sleep(100);
  }
  return false;
}

/** Runs an exported function of a bundled program in a process of its own; throws when it fails. */
export async function runEntry(
  entry: string,
  name: string,
  environment: Environment,
  args: string[] = [],
): Promise<void> {
  const script = join('dist', 'api', `${entry}.js`);
  const child = spawn(process.execPath, ['--enable-source-maps', 'scripts/run-entry.ts', script, name, ...args], {
    cwd: projectFolder,
    env: environment,
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${entry} failed`);
}
