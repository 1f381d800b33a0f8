import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * After a hard end (kill -9, power cut) the server may still run without its keeper, or only its `postmaster.pid` may be
 * left. The first is stopped, the second removed: its number may belong to another process by now.
 */
export async function stopLeftover(data: string): Promise<void> {
  const pidFile = join(data, 'postmaster.pid');
  const pid = readPid(pidFile);
  if (pid === undefined) return;
  if (isServerOf(pid, data)) {
    process.kill(pid, 'SIGINT');
    for (let i = 0; i < 300 && isServerOf(pid, data); i++) await sleep(100);
    if (isServerOf(pid, data)) throw new Error(`Postgres (process ${pid}) runs on ${data} and does not stop`);
  }
  rmSync(pidFile, { force: true });
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isServerOf(pid: number, data: string): boolean {
  try {
    const command = execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(data);
  } catch {
    return false;
  }
}
