import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../bench/figures.ts';
import { projectFolder } from '../file-hash.ts';
import type { TrialApp } from '../trial/trial-app.ts';
import type { TrialDatabase } from '../trial/trial-database.ts';
import type { BenchShop, Dialogue } from './bench-shop.ts';
import { pace } from './pace.ts';

export interface LoadFigures {
  sent: number;
  acknowledged: number;
  /** In the database afterwards. */
  stored: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
}
const SETTLE_MS = 30_000;
const FLOOD_RATE = 75;

/** Both sides of all dialogues, so many messages a second together; measured is from the visitor's send to the agent's screen. */
export async function load(
  database: TrialDatabase,
  { dialogues, site }: BenchShop,
  perSecond: number,
  seconds: number,
  shareOfVisitors = 0.5,
): Promise<LoadFigures> {
  const times: number[] = [];
  // A text with more digits could be a card's number, and would be masked as one.
  const mark = randomUUID().replaceAll(/\d/g, 'x').slice(0, 13);
  for (const { agent } of dialogues)
    agent.onEntry = ({ direction, text }) => {
      const [of, at] = text.split(' ');
      if (direction === 'in' && of === mark) times.push(performance.now() - Number(at));
    };
  let acknowledged = 0;
  const one = (dialogue: Dialogue, isVisitor: boolean) =>
    say(dialogue, isVisitor, `${mark} ${performance.now().toFixed(2)}`).then((ok) => void (acknowledged += ok ? 1 : 0));
  const answers: Promise<void>[] = [];
  const sent = await pace(perSecond, seconds, (number) => {
    const isVisitor = (number * shareOfVisitors) % 1 < shareOfVisitors;
    answers.push(one(dialogues[Math.floor(number / (shareOfVisitors < 1 ? 2 : 1)) % dialogues.length]!, isVisitor));
  });
  await Promise.race([Promise.all(answers), sleep(SETTLE_MS)]);
  await sleep(500);
  const [row] = await database.query<{ n: number }>(
    `select count(*)::int as n from entry where tenant_id = $1 and text like $2`,
    [site.tenantId, `${mark} %`],
  );
  return {
    ...{ sent, acknowledged, stored: row!.n },
    ...{ p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95), p99Ms: percentile(times, 0.99) },
  };
}

async function say({ visitor, agent }: Dialogue, isVisitor: boolean, text: string): Promise<boolean> {
  const clientId = randomUUID();
  if (!isVisitor) return (await agent.send(visitor.conversationId, clientId, text)) !== null;
  return (await visitor.send(clientId, text, SETTLE_MS)).ok;
}

export interface FloodFigures {
  /** Without it. */
  calmP95Ms: number;
  duringP95Ms: number;
  refused: number;
  taken: number;
  /** Refusals that say when to try again. */
  polite: number;
}

/** What others feel of one visitor's flood: their times while it lasts, against those before and after it. */
export async function flood(
  database: TrialDatabase,
  app: TrialApp,
  shop: BenchShop,
  messages: number,
  seconds: number,
): Promise<FloodFigures> {
  const script = join(projectFolder, 'scripts/chat/flooder.ts');
  const child = fork(script, [app.url, shop.site.siteKey, String(messages), String(seconds)], {
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  await once(child, 'message');
  const calm = () => load(database, shop, FLOOD_RATE, seconds, 1);
  const before = await calm();
  const ending = once(child, 'message') as Promise<[Pick<FloodFigures, 'refused' | 'taken' | 'polite'>]>;
  child.send('begin');
  const during = await calm();
  const [figures] = await ending;
  const after = await calm();
  return { ...figures, calmP95Ms: (before.p95Ms + after.p95Ms) / 2, duringP95Ms: during.p95Ms };
}

/** Of the app's process, in megabytes. */
export async function memoryOf(app: TrialApp): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${app.metricsPort}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (.+)$/m.exec(text)?.[1]) / 1e6;
}
