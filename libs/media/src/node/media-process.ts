// The media process: a program of its own, started and asked by NodeAnchor.
import { constants, setPriority } from 'node:os';
import { MediaError } from '../media-error.ts';
import type { Reply, Request } from './messages.ts';
import { Switchboard } from './switchboard.ts';

let switchboard: Switchboard | null = null;
try {
  // Sound is due every 20 ms; what else this machine does can wait that long.
  setPriority(constants.priority.PRIORITY_ABOVE_NORMAL);
} catch {
  // Whoever is not root may be refused: it takes its turn with the others.
}
const tell = (reply: Reply): void => void (process.connected && process.send?.(reply));

process.on('message', (request: Request) => void receive(request));
// Whoever started this is gone: nobody can end these calls but we.
process.on('disconnect', () => process.exit());
// A packet that breaks a parser must not end the calls of others.
process.on('uncaughtException', (error) => tell({ type: 'fault', message: error.stack ?? String(error) }));
process.on('unhandledRejection', (error) => tell({ type: 'fault', message: String(error) }));
// Ctrl+C reaches the whole group; the parent ends its calls first.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);

async function receive(request: Request): Promise<void> {
  if (request.type === 'start') {
    switchboard = new Switchboard(request.options);
    switchboard.onEvent((event) => tell({ type: 'event', event }));
    tell({ type: 'ready' });
  } else if (request.type === 'stop') {
    await switchboard?.stop();
    process.disconnect();
  } else {
    await call(request);
  }
}

async function call({ id, method, args }: Extract<Request, { type: 'call' }>): Promise<void> {
  try {
    if (!switchboard) throw new MediaError('unavailable');
    const value = await (switchboard[method] as (...given: unknown[]) => Promise<unknown>).apply(switchboard, [
      ...args,
    ]);
    tell({ type: 'result', id, value });
  } catch (error) {
    const code = error instanceof MediaError ? error.code : 'unavailable';
    const message = error instanceof Error ? error.message : String(error);
    tell({ type: 'refusal', id, code, message });
    if (!(error instanceof MediaError)) tell({ type: 'fault', message: (error as Error).stack ?? message });
  }
}
