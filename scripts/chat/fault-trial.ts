import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { random } from '../random.ts';
import type { TrialApp } from '../trial/trial-app.ts';
import type { TrialDatabase } from '../trial/trial-database.ts';
import { ChatLedger } from './chat-ledger.ts';
import { type ChatVerdict, judgeChats, type StoredMessage } from './chat-verdict.ts';
import { FaultPair } from './fault-pair.ts';
import { LineCutter } from './line-cutter.ts';
import { openTrialSite, sayReady } from './trial-site.ts';

export interface FaultPlan {
  pairs: number;
  /** Of each side of a pair. */
  messages: number;
  kills: number;
  stops: number;
  cuts: number;
  mostCutMs: number;
  seed: number;
}
export interface FaultReport extends ChatVerdict {
  stored: number;
  /** Screens that do not show exactly what is stored, in order. */
  wrongScreens: number;
  catchUps: number;
  late: number;
  /** Times the app ended by itself. */
  falls: number;
}

/** People talk, half of the pairs over two processes, while these are killed, Postgres is stopped at once, and lines are cut. */
export async function faultTrial(
  folder: string,
  apps: readonly [TrialApp, TrialApp],
  database: TrialDatabase,
  plan: FaultPlan,
): Promise<FaultReport> {
  const ledger = new ChatLedger(join(folder, 'ledger.jsonl'));
  const lines = await Promise.all(Array.from({ length: 4 }, (_, at) => LineCutter.open(apps[at % 2]!.port)));
  const site = await openTrialSite(database, apps[0].url, { agents: plan.pairs, chatsEach: 50 });
  const pairs: FaultPair[] = [];
  for (const [at, person] of site.agents.entries()) {
    const urls = { page: lines[at % 4]!.url, desk: lines[(at + (at % 8 < 4 ? 1 : 2)) % 4]!.url };
    const pair = new FaultPair(urls, site.siteKey, person, ledger, database.isServed);
    await Promise.all([pair.agent.come(), pair.visitor.come()]);
    await sayReady(person);
    pairs.push(pair);
  }
  for (const pair of pairs) await pair.visitor.start('Bonjour');
  await Promise.all(pairs.map((pair) => pair.settle()));
  const next = random(plan.seed);
  const progress = { isOver: false };
  const talking = Promise.all(pairs.map((pair) => pair.talk(plan.messages, () => 400 + next() * 1200))).then(
    () => (progress.isOver = true),
  );
  const [falls] = await Promise.all([hurt(apps, database, plan, next), cutLines(lines, plan, next, progress), talking]);
  await Promise.all(pairs.map((pair) => pair.settle()));
  const stored = await database.query<StoredMessage>(
    `select conversation_id as chat, direction::text as by, text, sequence from entry
     where type = 'message' and direction is not null and text <> 'Bonjour' order by conversation_id, sequence`,
  );
  const report = { ...judgeChats(ledger.read(), stored), stored: stored.length, falls, ...judgeScreens(pairs, stored) };
  for (const { visitor, agent } of pairs) (visitor.socket.disconnect(), agent.socket.disconnect());
  for (const line of lines) line.close();
  ledger.close();
  return report;
}

/** The app and its database, in turns, so that each is seen to come back. */
async function hurt(
  apps: readonly [TrialApp, TrialApp],
  database: TrialDatabase,
  { kills, stops }: FaultPlan,
  next: () => number,
): Promise<number> {
  let falls = 0;
  const acts = [...Array<'kill'>(kills).fill('kill'), ...Array<'stop'>(stops).fill('stop')].sort(() => next() - 0.5);
  for (const [at, act] of acts.entries()) {
    await sleep(1500 + next() * 4000);
    const app = apps[at % apps.length]!;
    if (!app.isRunning) falls += 1;
    if (act === 'kill') {
      await app.kill();
      await sleep(next() * 800);
      app.launch();
      await app.isReady();
    } else {
      await database.stopAtOnce();
      await sleep(next() * 3000);
      await database.startAgain();
    }
    console.error(`${at + 1} of ${acts.length}: ${act}`);
  }
  return falls;
}

/** Most cuts are short, some are long. */
async function cutLines(
  lines: readonly LineCutter[],
  plan: FaultPlan,
  next: () => number,
  progress: { isOver: boolean },
): Promise<void> {
  const cutting = lines.map(async (line) => {
    for (let cut = 0; cut < plan.cuts / lines.length && !progress.isOver; cut += 1) {
      await sleep(next() * 12_000);
      await line.cut(100 + next() ** 4 * (plan.mostCutMs - 100));
    }
  });
  await Promise.all(cutting);
}

function judgeScreens(pairs: readonly FaultPair[], stored: readonly StoredMessage[]) {
  const byChat = Map.groupBy(stored, ({ chat }) => chat);
  const isWrong = (texts: readonly string[], chat: string) => {
    const expected = (byChat.get(chat) ?? []).map(({ text }) => text);
    return texts.filter((text) => text !== 'Bonjour').join('\n') !== expected.join('\n');
  };
  const screens = pairs.flatMap(({ chat, page, desk }) => [page, desk].map((screen) => ({ chat, screen })));
  return {
    wrongScreens: screens.filter(({ chat, screen }) => screen.doubled > 0 || isWrong(screen.texts(), chat)).length,
    catchUps: pairs.reduce((sum, { catchUps }) => sum + catchUps, 0),
    late: pairs.reduce((sum, { late }) => sum + late, 0),
  };
}
