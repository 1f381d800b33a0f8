import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

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

/** Debian's, on loopback. */
export async function startRtpengine(port?: number): Promise<RunningRtpengine> {
  if (!existsSync(PROGRAM)) throw new Error('sudo apt-get install --no-install-recommends rtpengine-daemon');
  const control = port ?? (await freePort());
  const listening = [`--listen-ng=127.0.0.1:${control}`, `--listen-tcp-ng=127.0.0.1:${control}`];
  const running = spawn(PROGRAM, [...SETTINGS, ...listening], { stdio: ['ignore', 'ignore', 'inherit'] });
  return {
    port: control,
    async stop() {
      const gone = once(running, 'exit');
      running.kill();
      await gone;
    },
  };
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  await new Promise<void>((done) => void socket.close(done));
  return port;
}
