import { setTimeout as sleep } from 'node:timers/promises';
import { random } from '../random.ts';
import type { TrialApp } from '../trial/trial-app.ts';
import type { TrialDatabase } from '../trial/trial-database.ts';
import { AnsweringDesk } from './answering-desk.ts';
import { letWait, openTrialHouse } from './trial-house.ts';
import { LIVE, untilDone, type Waiting } from './trial-people.ts';
import { clearWorkLedger, readStates, readWorkLedger } from './work-ledger.ts';
import { judgeWork, longestStuck, type WorkVerdict } from './work-verdict.ts';

const CAPACITY = 100;
const LEAST_AWAY_MS = 300;

export interface KillPlan {
  url: string;
  routers: readonly TrialApp[];
  agents: number;
  items: number;
  kills: number;
  deskKills: number;
  /** How long somebody is away at most; after thirty seconds he is offline. */
  mostAwayMs: number;
  seed: number;
}
export interface KillReport extends WorkVerdict, Waiting {
  items: number;
  /** Routers that ended by themselves. */
  falls: number;
  stuckOffer: number;
  stuckState: number;
  rang: number;
}

/** Routers and desks are killed while work flows. */
export async function killTrial(database: TrialDatabase, plan: KillPlan): Promise<KillReport> {
  await clearWorkLedger(database);
  const email = { isAutomatic: false, offerSeconds: 10, stickySeconds: 0 };
  const house = await openTrialHouse(database, plan.url, {
    agents: plan.agents,
    queues: 4,
    email,
    mostMails: 3,
    capacity: CAPACITY,
  });
  const next = random(plan.seed);
  const desks: AnsweringDesk[] = [];
  for (const person of house.agents) desks.push(await AnsweringDesk.open(plan.url, person, next));
  const working = desks.map((desk) => desk.work());
  let share = 0;
  const [falls] = await Promise.all([
    killRouters(plan, next, (now) => (share = now)),
    killDesks(plan, desks, next),
    feed(
      plan.items,
      () => share,
      (count) => letWait(database, house, count),
    ),
  ]);
  const waiting = await untilDone(
    database,
    [house],
    LIVE,
    (left) => void (left % 100 === 0 && console.error(`${left} left`)),
  );
  for (const desk of desks) desk.end();
  await Promise.all(working);
  const lines = await readWorkLedger(database);
  const absences = desks.flatMap((desk) => desk.absences);
  const { offer, state, rang } = longestStuck(lines, await readStates(database), absences);
  const verdict = judgeWork(lines, CAPACITY);
  return { items: plan.items, ...verdict, ...waiting, falls, stuckOffer: offer, stuckState: state, rang };
}

/** New contacts come as the trial goes on, so that there is always something to route. */
async function feed(items: number, share: () => number, add: (count: number) => Promise<void>): Promise<void> {
  for (let fed = 0; fed < items; await sleep(200)) {
    const due = Math.min(items, Math.ceil((share() + 0.1) * items));
    if (due > fed) await add(due - fed);
    fed = due;
  }
}

async function killRouters({ routers, kills }: KillPlan, next: () => number, tell: (share: number) => void) {
  let falls = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    await sleep(next() * 800);
    const router = routers[Math.floor(next() * routers.length)]!;
    if (!router.isRunning) falls += 1;
    await router.kill();
    await sleep(next() * 500);
    router.launch();
    // One time in three the next one is killed while this one still starts.
    if (next() > 0.33) await router.isReady();
    tell(kill / kills);
    if (kill % 10 === 0) console.error(`${kill} routers killed`);
  }
  await Promise.all(routers.map((router) => router.isReady()));
  return falls;
}

async function killDesks(
  { deskKills, mostAwayMs }: KillPlan,
  desks: readonly AnsweringDesk[],
  next: () => number,
): Promise<void> {
  const away: Promise<void>[] = [];
  for (let kill = 0; kill < deskKills;) {
    await sleep(next() * 2000);
    const desk = desks[Math.floor(next() * desks.length)]!;
    if (!desk.isThere) continue;
    away.push(desk.kill(LEAST_AWAY_MS + next() * next() * mostAwayMs));
    kill += 1;
  }
  await Promise.all(away);
}
