import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { percentile } from '../bench/figures.ts';
import { projectFolder } from '../file-hash.ts';
import { freePort } from '../postgres-server.ts';
import { pace } from './pace.ts';

/** What the same traffic costs when nothing is stored: bare socket.io, as many sockets, as many messages. */
export async function benchFloor(visitors: number, dialogues: number, perSecond: number, seconds: number) {
  const port = await freePort();
  const child = fork(join(projectFolder, 'scripts/chat/bare-relay.ts'), [String(port)], {
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  await once(child, 'message');
  const connect = () => io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true });
  const pages = await openAll(visitors, connect);
  const desks = await openAll(dialogues, connect);
  const times: number[] = [];
  for (const [at, desk] of desks.entries()) {
    await desk.emitWithAck('join', `room ${at}`);
    desk.on('message', ({ text }: { text: string }) => void times.push(performance.now() - Number(text)));
  }
  await pace(perSecond, seconds, (number) => {
    const room = `room ${number % dialogues}`;
    pages[number % dialogues]!.emit('send', { room, text: String(performance.now()) }, () => undefined);
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  for (const socket of [...pages, ...desks]) socket.disconnect();
  child.kill();
  return { p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95), p99Ms: percentile(times, 0.99) };
}

/** Some at a time: a machine that opens thousands at once measures only that. */
async function openAll(count: number, connect: () => Socket): Promise<Socket[]> {
  const sockets: Socket[] = [];
  while (sockets.length < count) {
    const some = Array.from({ length: Math.min(100, count - sockets.length) }, connect);
    await Promise.all(some.map((socket) => new Promise((resolve) => socket.once('connect', () => resolve(null)))));
    sockets.push(...some);
  }
  return sockets;
}
