import { random } from '../random.ts';
import type { TrialDatabase } from '../trial/trial-database.ts';
import { TrialDesk } from './trial-desk.ts';
import { letWait, openTrialHouse } from './trial-house.ts';
import { assignByHand, keepReady, resolveAll, untilDone, type Waiting } from './trial-people.ts';
import { clearWorkLedger, readWorkLedger } from './work-ledger.ts';
import { judgeWork, type WorkVerdict } from './work-verdict.ts';

/** Room for nine in ten at once: the last ones wait until somebody has answered something. */
const SHARE_AT_ONCE = 0.9;
const UNITS = 10;

export interface CrowdPlan {
  url: string;
  tenants: number;
  /** Of each tenant. */
  agents: number;
  items: number;
  seed: number;
}
export interface CrowdReport extends WorkVerdict, Waiting {
  items: number;
}

/** Many routers drain the same tenants, agents answer, and somebody assigns by hand what the routers want as well. */
export async function crowdTrial(database: TrialDatabase, plan: CrowdPlan): Promise<CrowdReport> {
  await clearWorkLedger(database);
  const mostMails = Math.ceil((plan.items * SHARE_AT_ONCE) / plan.agents);
  const capacity = mostMails * UNITS;
  const wishes = { agents: plan.agents, queues: 4, email: { stickySeconds: 0 }, mostMails: mostMails + 1, capacity };
  const houses = await Promise.all(
    Array.from({ length: plan.tenants }, () => openTrialHouse(database, plan.url, wishes)),
  );
  const people = houses.flatMap(({ agents }) => agents);
  const desks: TrialDesk[] = [];
  for (const person of people) desks.push(await TrialDesk.open(plan.url, person));
  await Promise.all(houses.map((house) => letWait(database, house, plan.items)));
  let isOver = false;
  const progress = { isOver: () => isOver };
  const work = houses.map((house, index) => {
    const hand = assignByHand(database, house, random(plan.seed + index), progress);
    return Promise.all([keepReady(database, house, progress), hand, resolveAll(database, house, progress)]);
  });
  let told = 0;
  const waiting = await untilDone(database, houses, ['queued'], (left) => {
    if (Date.now() - told > 5000) console.error(`${left} left`);
    if (Date.now() - told > 5000) told = Date.now();
  });
  isOver = true;
  await Promise.all(work);
  for (const desk of desks) desk.close();
  const verdict = judgeWork(await readWorkLedger(database), capacity);
  return { items: plan.tenants * plan.items, ...verdict, ...waiting };
}
