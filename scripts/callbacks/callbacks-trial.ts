import { random } from '../random.ts';
import { openWorkLedger, readWorkLedger } from '../routing/work-ledger.ts';
import { judgeWork } from '../routing/work-verdict.ts';
import type { TrialApp } from '../trial/trial-app.ts';
import type { TrialClock } from '../trial/trial-clock.ts';
import type { TrialDatabase } from '../trial/trial-database.ts';
import { type CallbackHouse, MOST_ATTEMPTS, openCallbackHouse } from './callback-house.ts';
import { CallbackSeat } from './callback-seat.ts';
import { type CallbackVerdict, judgeCallbacks } from './callback-verdict.ts';
import { readCallbacks, untilOver } from './callback-rows.ts';
import { ClockWalk } from './clock-walk.ts';
import { clockChanges } from './clock-changes.ts';
import { farEnd, personAt } from './far-ends.ts';
import { type FaultPlan, ProcessFaults } from './process-faults.ts';
import { TrialCarrier } from './trial-carrier.ts';

export interface CallbacksPlan extends FaultPlan {
  due: number;
  agents: number;
  /** Changes of clocks that are gone through. */
  changes: number;
  /** Each stop of the clock lasts as long at least. */
  stopMs: number;
  seed: number;
}
export interface CallbacksReport extends CallbackVerdict {
  callbacks: number;
  calls: number;
  answered: number;
  ends: Record<string, number>;
  kills: number;
  freezes: number;
  falls: number;
  /** How often the clock was moved, over which changes. */
  moves: number;
  changes: { zone: string; kind: string; minutes: number; callbacks: number }[];
  wrongSlots: string[];
}
const OF_NOBODY = 2;

/** Call-backs that come due while processes of the app are killed and stand still, and its clock is moved over changes of clocks. */
export async function callbacksTrial(
  apps: readonly TrialApp[],
  database: TrialDatabase,
  clock: TrialClock,
  plan: CallbacksPlan,
): Promise<CallbacksReport> {
  await openWorkLedger(database);
  const next = random(plan.seed);
  const changes = clockChanges(clock.now()).slice(-plan.changes);
  const zones = [...new Set(changes.map(({ zone }) => zone))];
  const carrier = await TrialCarrier.start({ now: () => clock.now(), farEnd });
  const wishes = { agents: plan.agents, zones, carrierPort: carrier.port };
  const house = await openCallbackHouse(database, apps[0]!.url, wishes);
  const faults = new ProcessFaults(apps, next);
  const seatPlan = { findHome: faults.findHome, next, declines: 0.04, hangsUp: 0.04 };
  const seats = house.agents.map((person) => new CallbackSeat(person, seatPlan));
  const sitting = seats.map((seat) => seat.run());
  const walk = new ClockWalk({ database, clock, house, faults, stopMs: plan.stopMs, changes, each: eachOf(plan) }, () =>
    seats.forEach((seat) => seat.registerAgain()),
  );
  await Promise.all([walk.go(), faults.run(plan, () => walk.share)]);
  await walk.end();
  await untilOver(database, house.tenantId, clock.now(), 0);
  seats.forEach((seat) => seat.end());
  await Promise.all(sitting);
  await carrier.stop();
  return { ...(await verdict(database, house, carrier, walk)), ...told(faults), ...walk.report };
}

/** Of each change, with those that nobody takes. */
const eachOf = ({ due, changes }: CallbacksPlan) => ({ due: Math.ceil(due / changes), nobodys: OF_NOBODY });
const told = ({ kills, freezes, falls }: ProcessFaults) => ({ kills, freezes, falls });

async function verdict(
  database: TrialDatabase,
  { tenantId }: CallbackHouse,
  { ledger }: TrialCarrier,
  { nobodys }: ClockWalk,
) {
  const rows = await readCallbacks(database, tenantId);
  const expect = ({ number }: { number: string }) => ({
    ends: personAt(number).ends,
    isNobodys: nobodys.has(number),
  });
  const found = judgeCallbacks(rows, ledger, expect, MOST_ATTEMPTS);
  const work = judgeWork(await readWorkLedger(database), 100);
  if (work.doubled) found.doubled.push(`${work.doubled} stays in the queue`);
  const ends: Record<string, number> = {};
  for (const { state, outcome } of rows) {
    const end = state === 'done' ? (outcome ?? state) : state;
    ends[end] = (ends[end] ?? 0) + 1;
  }
  const answered = ledger.filter(({ answeredAt }) => answeredAt !== null).length;
  return { ...found, callbacks: rows.length, calls: ledger.length, answered, ends };
}
