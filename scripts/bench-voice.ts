// npm run bench:voice [-- --small]: calls on the whole app, with driver node and beside it with driver rtpengine. Callers come the
// widget's way (site key, token, call.start, account, INVITE over WebSocket) at five a second and stay; agents have a desk and a
// registered telephone, and answer at once. Each has real ICE, DTLS and SRTP, and sends 50 packets of Opus a second all the time, also
// who waits and hears music. Callers and agents run in two processes on the same machine: what they cost is said (load), and not
// counted. Agents are signed in beforehand; their telephones' own time between ring and answer is left out of the set-up.
//   set-up     from the caller's INVITE to the first packet of the other's voice at both, without the time from the agent's INVITE
//              to his answer; of the calls that came to this level. The first level meets an app that has just started
//   lag        p99 of the event loop of the app's process, while calls were set up and lasted
//   media %    share of one core of what carries sound (node: the media process; rtpengine: it and the media process), from /proc
//   % a call   that, for each call; who waits with music is one, too
//   % a talk   that, for each call that talks, with all that music for the queue costs
//   arrived    packets that came to phones, of those that phones sent; who waits sends and hears alike
//   app, load  shares of one core
// Exits with 1 when driver node misses a target with 50 calls, without a queue or with 200 in it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from './bench/figures.ts';
import { buildQuietly } from './trial/build-quietly.ts';
import { TrialApp } from './trial/trial-app.ts';
import { TrialDatabase } from './trial/trial-database.ts';
import { benchCalls, type CallFigures, type Level } from './voice/bench-calls.ts';
import { startDeployedRtpengine } from './voice/running-edge.ts';
import { type Driver, judgeCalls } from './voice/calls-verdict.ts';

const isSmall = process.argv.includes('--small');
const level = (calls: number, queued = 0): Level => ({ calls, queued });
/** Each list on an app of its own. */
const RUNS = isSmall ? [[level(3, 3)]] : [[level(10), level(25), level(50), level(50, 200)], [level(100)]];
const SECONDS = isSmall ? 1 : 10;
/** All come from one address here. */
const SETTINGS = { WIDGET_SOCKETS_PER_ADDRESS: '100000' };

await buildQuietly();
const folder = mkdtempSync(join(tmpdir(), 'guichet-bench-voice-'));
const database = await TrialDatabase.start(join(folder, 'postgres'));
const rows: (CallFigures & { driver: Driver })[] = [];
try {
  for (const levels of RUNS) {
    rows.push(...(await onNode(levels)).map((row) => ({ ...row, driver: 'node' as const })));
    rows.push(...(await onRtpengine(levels)).map((row) => ({ ...row, driver: 'rtpengine' as const })));
  }
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}
const { figures, line, isGood } = judgeCalls(rows);
console.log(table(figures));
console.log(`\n${line}`);
process.exit(isGood ? 0 : 1);

function onNode(levels: readonly Level[]): Promise<CallFigures[]> {
  return onApp(SETTINGS, (app) => benchCalls(app, database, levels, { seconds: SECONDS, others: [] }));
}

async function onRtpengine(levels: readonly Level[]): Promise<CallFigures[]> {
  const rtpengine = await startDeployedRtpengine();
  const settings = { ...SETTINGS, MEDIA_DRIVER: 'rtpengine', RTPENGINE_PORT: String(rtpengine.port) };
  const wishes = { seconds: SECONDS, others: [rtpengine.processId] };
  try {
    return await onApp(settings, (app) => benchCalls(app, database, levels, wishes));
  } finally {
    await rtpengine.stop();
  }
}

async function onApp<T>(settings: Record<string, string>, work: (app: TrialApp) => Promise<T>): Promise<T> {
  const app = await TrialApp.start(folder, database, settings);
  try {
    return await work(app);
  } finally {
    await app.stop();
  }
}
