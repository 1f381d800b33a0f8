import { setTimeout as sleep } from 'node:timers/promises';
import { random } from '../random.ts';
import type { TrialApp } from '../trial/trial-app.ts';
import type { TrialDatabase } from '../trial/trial-database.ts';

export interface FaultPlan {
  kills: number;
  stops: number;
  seed: number;
}
export interface FaultReport {
  kills: number;
  stops: number;
  /** Times the app ended without being killed. */
  falls: number;
}

/** Kills the app and stops Postgres in a mixed order, while mail goes on. A supervisor starts both again. */
export async function applyFaults(
  app: TrialApp,
  database: TrialDatabase,
  plan: FaultPlan,
  tell: (share: number) => void,
): Promise<FaultReport> {
  const next = random(plan.seed);
  const faults = [...Array<'kill'>(plan.kills).fill('kill'), ...Array<'stop'>(plan.stops).fill('stop')];
  const order = faults.map((fault) => ({ fault, at: next() })).sort((a, b) => a.at - b.at);
  let falls = 0;
  for (const [index, { fault }] of order.entries()) {
    tell((index + 1) / order.length);
    await sleep(next() * 1500);
    if (fault === 'stop') {
      await database.stopAtOnce();
      await sleep(next() * 1500);
      await database.startAgain();
      await sleep(500);
      if (!app.isRunning) {
        falls += 1;
        app.launch();
      }
      continue;
    }
    if (!app.isRunning) falls += 1;
    await app.kill();
    await sleep(next() * 300);
    app.launch();
    // One time in three the next fault may come while it is still starting.
    if (next() > 0.33) await app.isReady();
  }
  await app.isReady();
  return { kills: plan.kills, stops: plan.stops, falls };
}
