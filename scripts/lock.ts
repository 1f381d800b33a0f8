import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { homeFolder } from './settings.ts';

const file = join(homeFolder, 'running');

/** One start at a time on an installation's folder; throws when another runs. Given back at this process' end. */
export function lockInstallation(): void {
  const holder = readHolder();
  if (holder !== undefined && isStart(holder)) throw new Error(`Guichet runs here already (process ${holder})`);
  mkdirSync(homeFolder, { recursive: true });
  writeFileSync(file, String(process.pid));
  process.on('exit', () => {
    if (readHolder() === process.pid) rmSync(file, { force: true });
  });
}

function readHolder(): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** After a hard end the number may belong to another program. */
function isStart(pid: number): boolean {
  try {
    return /scripts\/(start|dev)\.ts/.test(
      execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }),
    );
  } catch {
    return false;
  }
}
