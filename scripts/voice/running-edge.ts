import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../file-hash.ts';
import { freePort } from '../postgres-server.ts';

const KAMAILIO = '/usr/sbin/kamailio';
const RTPENGINE = '/usr/bin/rtpengine';
const PATIENCE_MS = 10_000;

export interface RunningEdge {
  readonly url: string;
  readonly sipPort: number;
  stop(): Promise<void>;
}

/** Debian's Kamailio with deploy/kamailio as it is; only its addresses are others, on loopback. */
export async function startKamailio(guichetPort: number, { isTls = false } = {}): Promise<RunningEdge> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-kamailio-'));
  const [sipPort, wsPort, wssPort] = [await freePort(), await freePort(), await freePort()];
  cpSync(join(projectFolder, 'deploy/kamailio'), folder, { recursive: true });
  const changes = { EDGE_HOST: '127.0.0.1', EDGE_WS_PORT: wsPort, EDGE_WSS_PORT: wssPort, EDGE_SIP_PORT: sipPort };
  change(join(folder, 'settings.cfg'), (text) =>
    settings(text, { ...changes, EDGE_PROCESSES: 1, EDGE_FOLDER: folder }),
  );
  change(join(folder, 'dispatcher.list'), () => `1 sip:127.0.0.1:${guichetPort};transport=udp\n`);
  if (isTls) withTls(folder);
  const file = join(folder, 'kamailio.cfg');
  execFileSync(KAMAILIO, ['-c', '-f', file], { stdio: 'pipe' });
  const process = spawn(KAMAILIO, ['-DD', '-E', '-f', file, '-w', folder, '-Y', folder, '-m', '32', '-M', '4'], {
    // It says at length what the tests do to it.
    stdio: 'ignore',
  });
  leaveWithUs(process);
  const port = isTls ? wssPort : wsPort;
  await listening(port);
  return {
    url: `${isTls ? 'wss' : 'ws'}://127.0.0.1:${port}/sip`,
    sipPort,
    async stop() {
      // With SIGINT it leaves processes behind.
      const gone = once(process, 'exit');
      process.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true });
    },
  };
}

export interface RunningRtpengine {
  /** Where it is controlled. */
  readonly port: number;
  readonly processId: number;
  stop(): Promise<void>;
}

/** Debian's rtpengine with deploy/rtpengine as it is; only its addresses are others, on loopback. */
export async function startDeployedRtpengine(): Promise<RunningRtpengine> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-rtpengine-'));
  const port = await freePort();
  const file = join(folder, 'rtpengine.conf');
  cpSync(join(projectFolder, 'deploy/rtpengine/rtpengine.conf'), file);
  change(file, (text) =>
    text
      .replace(/^interface = .*/m, 'interface = outside/127.0.0.1;inside/127.0.0.1')
      .replace(/^(listen-(?:tcp-)?ng) = .*/gm, `$1 = 127.0.0.1:${port}`)
      .replace(/^port-min = .*/m, 'port-min = 31000')
      .replace(/^port-max = .*/m, 'port-max = 31999'),
  );
  const process = spawn(RTPENGINE, ['--config-file', file, '--foreground', '--log-stderr', '--log-level=3'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  leaveWithUs(process);
  await listening(port);
  return {
    port,
    processId: process.pid!,
    async stop() {
      const gone = once(process, 'exit');
      process.kill();
      await gone;
      rmSync(folder, { recursive: true });
    },
  };
}

/** Whoever ends without stopping it takes it along. */
function leaveWithUs(child: ChildProcess): void {
  const kill = (): void => void child.kill('SIGTERM');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
}

const change = (file: string, how: (text: string) => string): void =>
  writeFileSync(file, how(readFileSync(file, 'utf8')));

function settings(text: string, values: Record<string, string | number>): string {
  return Object.entries(values).reduce(
    (changed, [name, value]) => changed.replace(new RegExp(`("!${name}!)[^!]*!`), `$1${value}!`),
    text,
  );
}

function withTls(folder: string): void {
  const [key, certificate] = [join(folder, 'privkey.pem'), join(folder, 'fullchain.pem')];
  const made = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=edge',
  ];
  execFileSync('openssl', ['req', '-x509', ...made, '-keyout', key, '-out', certificate], { stdio: 'pipe' });
  change(join(folder, 'settings.cfg'), (text) => text.replace('# #!define EDGE_WITH_TLS', '#!define EDGE_WITH_TLS'));
  change(join(folder, 'tls.cfg'), (text) =>
    text.replaceAll('/etc/kamailio/tls/privkey.pem', key).replaceAll('/etc/kamailio/tls/fullchain.pem', certificate),
  );
}

async function listening(port: number): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until;) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
  }
  throw new Error(`nobody listens on ${port} of loopback`);
}
