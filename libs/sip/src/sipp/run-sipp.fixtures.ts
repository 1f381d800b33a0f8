import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { join } from 'node:path';

const SIPP = '/usr/bin/sipp';
export const hasSipp = (): boolean => existsSync(SIPP);

export async function freePort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}

/** Plays a scenario once, with `-nr`: sipp would neither show nor count what comes again otherwise. Its word is empty when all of it came as it should, else what sipp says. */
export async function runSipp(scenario: string, port: number, target?: number): Promise<string> {
  const args = ['-sf', join(import.meta.dirname, `${scenario}.xml`), '-m', '1', '-i', '127.0.0.1', '-p', String(port)];
  args.push('-nostdin', '-timeout', '20s', '-timeout_error', '-nr');
  if (target) args.push(`127.0.0.1:${target}`);
  const sipp = spawn(SIPP, args, { env: { TERM: 'dumb' }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [sipp.stdout, sipp.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
  const [code] = (await once(sipp, 'close')) as [number];
  return code === 0 ? '' : `sipp ended with ${code}: ${output.slice(-3000)}`;
}
