import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectFolder } from '../file-hash.ts';

/** Builds the app when its sources have changed, alone or with what browsers load of it. Its words go to standard error: our output is for results. */
export async function buildQuietly(what: 'api' | 'everything' = 'api'): Promise<void> {
  const script = join(projectFolder, 'scripts', 'build.ts');
  const child = spawn(process.execPath, what === 'api' ? [script, 'api'] : [script], {
    cwd: projectFolder,
    stdio: ['ignore', 2, 2],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('the app could not be built');
}
