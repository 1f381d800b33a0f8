import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../bench/figures.ts';
import { random } from '../random.ts';
import { openWorkLedger, readWorkLedger, type LedgerLine } from '../routing/work-ledger.ts';
import type { TrialApp } from '../trial/trial-app.ts';
import type { TrialDatabase } from '../trial/trial-database.ts';
import { openCallbackHouse } from './callback-house.ts';
import { readCallbacks } from './callback-rows.ts';
import { CallbackSeat } from './callback-seat.ts';
import { doubles, mostAtOnce } from './callback-verdict.ts';
import { type DeskFigures, deskFigures, DeskProbe } from './desk-probe.ts';
import { promise } from './due-data.ts';
import { TrialCarrier } from './trial-carrier.ts';

export interface LoadPlan {
  due: number;
  agents: number;
  /** Of work, from the first minute on. */
  seconds: number;
  beforeSeconds: number;
}
export interface LoadReport {
  dialled: number;
  /** Telephones that rang or were talked on at once, and attempts that lived at once; of one agent, too. */
  mostLive: number;
  mostAttempts: number;
  mostOfAgent: number;
  doubled: number;
  desk: DeskFigures[];
  /** Of agents, between one call-back and the next, while some waited. */
  nextOfferP95Ms: number;
  /** Of the event loop, the worst of the processes. */
  lagP99Ms: number;
}
const LEAD_MS = 3_000;
const WARM_UP_MS = 12_000;

/** Far more call-backs come due at once than agents can call. */
export async function loadTrial(
  apps: readonly TrialApp[],
  database: TrialDatabase,
  plan: LoadPlan,
): Promise<LoadReport> {
  await openWorkLedger(database);
  const carrier = await TrialCarrier.start({ now: () => new Date(), farEnd: () => ({ ringsMs: 500, talksMs: 2500 }) });
  const wishes = { agents: plan.agents, zones: ['Europe/Paris'], carrierPort: carrier.port };
  const house = await openCallbackHouse(database, apps[0]!.url, wishes);
  const from = new Date(Date.now() + plan.beforeSeconds * 1000 + WARM_UP_MS);
  await promise(database, house, plan.due, from);
  const next = random(1);
  const findHome = () => ({ url: apps[Math.floor(next() * apps.length)]!.url, isServed: () => true });
  const seats = house.agents.map((person) => new CallbackSeat(person, { findHome, next, declines: 0, hangsUp: 0 }));
  const sitting = seats.map((seat) => seat.run());
  const ids = await database.query<{ id: string }>(
    'select conversation_id as id from callback order by due_at limit 2000',
  );
  const probe = new DeskProbe(
    apps[0]!.url,
    house.admin,
    ids.map(({ id }) => id),
  );
  // Not counted: while agents come, and a process that has just started compiles.
  await probe.look(() => Date.now() > from.getTime() - plan.beforeSeconds * 1000);
  const before = await probe.look(() => Date.now() > from.getTime() - LEAD_MS);
  await sleep(Math.max(0, from.getTime() - Date.now()));
  await Promise.all(apps.map((app) => app.lag()));
  const end = from.getTime() + plan.seconds * 1000;
  const during = await probe.look(() => Date.now() > end);
  const lags = await Promise.all(apps.map((app) => app.lag()));
  seats.forEach((seat) => seat.end());
  await Promise.all(sitting);
  await carrier.stop();
  const report = await figures(database, house.tenantId, carrier);
  const lagP99Ms = Math.max(...lags.map(({ p99 }) => p99)) * 1000;
  return { ...report, desk: deskFigures(before, during), lagP99Ms };
}

async function figures(database: TrialDatabase, tenantId: string, carrier: TrialCarrier) {
  const rows = await readCallbacks(database, tenantId);
  const byNumber = Map.groupBy(carrier.ledger, ({ number }) => number);
  const doubled = rows.filter((row) => doubles(row, byNumber.get(row.number) ?? []).length).length;
  const attempts = rows.flatMap((row) => row.attempts);
  const byAgent = Map.groupBy(attempts, ({ agent }) => agent);
  const lines = await readWorkLedger(database);
  return {
    ...{ dialled: carrier.ledger.length, mostLive: carrier.mostLive, doubled },
    mostAttempts: mostAtOnce(attempts),
    mostOfAgent: Math.max(...[...byAgent.values()].map(mostAtOnce)),
    nextOfferP95Ms: percentile(idleTimes(lines), 0.95),
  };
}

/** Between the end of an agent's work and his next offer. */
function idleTimes(lines: readonly LedgerLine[]): number[] {
  const freeAt = new Map<string, number>();
  const times: number[] = [];
  for (const { agent, hadAgent, is, at } of lines) {
    const since = agent && is === 'offered' ? freeAt.get(agent) : undefined;
    if (since !== undefined) times.push(at - since);
    if (agent) freeAt.delete(agent);
    if (hadAgent && (is === 'done' || is === 'queued')) freeAt.set(hadAgent, at);
  }
  return times;
}
