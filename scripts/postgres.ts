// node scripts/postgres.ts <data folder> <port> [--temporary] [-c setting=value …]
// A real Postgres on loopback, in a process of its own: prints `ready`, stops when its standard input ends or at a signal.
// PGPASSWORD is the password of its superuser `postgres`, taken at the first start.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, postgresPrograms, serverUser } from './postgres-files.ts';
import { initialise } from './postgres-initialise.ts';
import { stopLeftover } from './postgres-leftover.ts';

const [folder = '.guichet/postgres', port = '55432', ...flags] = process.argv.slice(2);
const isTemporary = flags.includes('--temporary');
const data = realpathSync(dataFolder(folder));
if (!existsSync(join(data, 'PG_VERSION'))) initialise(data, process.env.PGPASSWORD ?? '');
await stopLeftover(data);
const server = start();

let isStopping = false;
const stop = (): void => {
  if (isStopping) return;
  isStopping = true;
  server.kill('SIGINT'); // "fast": sessions are ended, what is committed is kept
};
process.stdin.on('end', stop).on('error', stop).resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
const [code] = (await once(server, 'exit')) as [number | null];
if (isTemporary) rmSync(data, { recursive: true, force: true });
process.exit(isStopping ? 0 : (code ?? 1));

function start(): ChildProcess {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'lc_messages=C',
    'log_min_messages=fatal',
  ];
  const args = ['-D', data, '-p', port, ...settings.flatMap((setting) => ['-c', setting])];
  const child = spawn(
    join(postgresPrograms(), 'bin', 'postgres'),
    [...args, ...flags.filter((flag) => flag !== '--temporary')],
    // Apart from the terminal's process group: Ctrl-C must reach the app first.
    { ...serverUser(), cwd: data, detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n').filter((part) => part.includes('FATAL:') || part.includes('PANIC:')))
      if (!/terminating connection|the database system is|password authentication failed/.test(line))
        console.error(line);
  });
  void announce(child);
  return child;
}

/** The file says `ready` on its last line once connections are taken; the log's wording depends on its level. */
async function announce(child: ChildProcess): Promise<void> {
  const isReady = (): boolean => {
    try {
      const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
      return Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready';
    } catch {
      return false;
    }
  };
  while (child.exitCode === null && !isReady()) await new Promise((next) => setTimeout(next, 10));
  if (child.exitCode === null) console.log('ready');
}
