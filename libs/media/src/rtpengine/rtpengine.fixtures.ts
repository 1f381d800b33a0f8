import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const PROGRAM = '/usr/bin/rtpengine';
const SETTINGS = [
  ...['--config-file=none', '--table=-1', '--foreground', '--log-stderr', '--log-level=3', '--dtmf-log-ng-tcp'],
  ...['--interface=outside/127.0.0.1', '--interface=inside/127.0.0.1', '--port-min=30000', '--port-max=30999'],
];

export interface RunningRtpengine {
  readonly port: number;
  /** Resolves when it is gone. */
  stop(): Promise<void>;
}

const TRIES = 5;

/** Debian's, on loopback, once it listens. A port that was free a moment ago may be somebody's by now: then on another. */
export async function startRtpengine(port?: number): Promise<RunningRtpengine> {
  if (!existsSync(PROGRAM)) throw new Error('sudo apt-get install --no-install-recommends rtpengine-daemon');
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const started = await startOn(port ?? (await freePort()));
    if (started) return started;
  }
  throw new Error(`rtpengine ended ${TRIES} times as soon as it was started`);
}

/** Null: it ended at once. */
async function startOn(port: number): Promise<RunningRtpengine | null> {
  const listening = [`--listen-ng=127.0.0.1:${port}`, `--listen-tcp-ng=127.0.0.1:${port}`];
  const running = spawn(PROGRAM, [...SETTINGS, ...listening], { stdio: ['ignore', 'ignore', 'inherit'] });
  const gone = once(running, 'exit');
  const isGone = () => running.exitCode !== null || running.signalCode !== null;
  while (!isGone() && !(await listens(port))) await sleep(20);
  if (isGone()) return null;
  return {
    port,
    async stop() {
      running.kill();
      await gone;
    },
  };
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  }).finally(() => socket.destroy()) as Promise<boolean>;
}

/** For both of the ways that it listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = createSocket('udp4');
  const isFree = await new Promise<boolean>((resolve) => {
    socket.once('error', () => resolve(false)).bind(port, '127.0.0.1', () => resolve(true));
  });
  socket.close();
  server.close();
  await once(server, 'close');
  return isFree ? port : freePort();
}
