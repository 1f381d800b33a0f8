import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../bench/figures.ts';
import { pace } from '../chat/pace.ts';
import type { TrialApp } from '../trial/trial-app.ts';
import type { TrialDatabase } from '../trial/trial-database.ts';
import { BenchCentre } from './bench-centre.ts';
import { MediaPhones } from './media-phones.ts';
import { childrenOf, watchProcesses } from './processor-share.ts';

const CALLS_A_SECOND = 5;
const SETTLE_MS = 2_000;

export interface Level {
  readonly calls: number;
  readonly queued: number;
}
export interface CallFigures extends Level {
  readonly failed: number;
  /** Of the calls that came to this level; where none were answered, of those before. */
  readonly setUpP50Ms: number;
  readonly setUpP95Ms: number;
  /** Of the event loop of the app's process. */
  readonly lagP99Ms: number;
  /** Shares of one core. */
  readonly media: number;
  readonly app: number;
  readonly load: number;
  /** Of the packets that should have come. */
  readonly arrived: number;
}
export interface BenchWishes {
  readonly seconds: number;
  /** Processes beside the media process that carry sound. */
  readonly others: readonly number[];
}

/** Level after level on one app: agents come, calls arrive at five a second and stay; then what they cost is measured. */
export async function benchCalls(
  app: TrialApp,
  database: TrialDatabase,
  levels: readonly Level[],
  wishes: BenchWishes,
): Promise<CallFigures[]> {
  const phones = new MediaPhones();
  const figures: CallFigures[] = [];
  const centre = await BenchCentre.open(app, database, phones, Math.max(...levels.map(({ calls }) => calls)));
  try {
    let [calls, setUps] = [0, [] as number[]];
    for (const level of levels) {
      await centre.comeUpTo(level.calls);
      const before = centre.setUps.length;
      await app.lag();
      await arrive(level.calls - calls, () => centre.call(false));
      await arrive(level.queued - centre.queued, () => centre.call(true));
      calls = level.calls;
      const shares = await measure(app, phones, wishes);
      if (centre.setUps.length > before) setUps = centre.setUps.slice(before);
      const [setUpP50Ms, setUpP95Ms] = [0.5, 0.95].map((share) => percentile(setUps, share)) as [number, number];
      const lagP99Ms = (await app.lag()).p99 * 1_000;
      figures.push({ ...level, ...shares, failed: centre.failures.length, setUpP50Ms, setUpP95Ms, lagP99Ms });
    }
    return figures;
  } finally {
    centre.close();
    for (const failure of new Set(centre.failures)) console.error(failure);
    phones.stop();
  }
}

async function arrive(count: number, one: () => Promise<void>): Promise<void> {
  const all: Promise<void>[] = [];
  if (count > 0) await pace(CALLS_A_SECOND, count / CALLS_A_SECOND, () => void all.push(one()));
  await Promise.all(all);
}

/** What carrying sound costs from now on, and whether it arrives. */
async function measure(app: TrialApp, phones: MediaPhones, { seconds, others }: BenchWishes) {
  await sleep(SETTLE_MS);
  const carrying = [...childrenOf(app.processId, 'media-process'), ...others];
  const before = await phones.figures();
  const shares = watchProcesses([...carrying, app.processId, phones.processId, process.pid]);
  await sleep(seconds * 1_000);
  const used = shares();
  const after = await phones.figures();
  const sum = (from: number, to: number): number => used.slice(from, to).reduce((total, share) => total + share, 0);
  const media = sum(0, carrying.length);
  const arrived = (after.received - before.received) / (after.sent - before.sent);
  return { media, app: used[carrying.length]!, load: sum(carrying.length + 1, used.length), arrived };
}
