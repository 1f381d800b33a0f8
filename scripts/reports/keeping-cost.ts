import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { TrialDatabase } from '../trial/trial-database.ts';
import { eachTenants, type WritingTenant, writeContact } from './written-contacts.ts';

const LANES = 4;

export interface KeepingCost {
  contacts: number;
  /** Of Postgres, milliseconds in statements: writing alone; the same with facts and rollups kept beside. */
  writingMs: number;
  withFactsMs: number;
  /** What keeping adds, of the writing. */
  share: number;
  /** From the last event's commit until the rollups had it. */
  behindMs: number;
}
interface Worker {
  launch(): void;
  isReady(): Promise<void>;
  quit(): Promise<void>;
}

/** The same contacts written twice: with nobody who takes their events, and with a process that folds them as they come. */
export async function keepingCost(
  database: Pick<TrialDatabase, 'adminUrl' | 'urls'>,
  worker: Worker,
  contacts: number,
): Promise<KeepingCost> {
  const db = new pg.Client(database.adminUrl);
  await db.connect();
  const { appUrl } = database.urls;
  const tenants = await eachTenants(db, 10);
  const busy = async () => {
    // Backends report what they did once they rest.
    await sleep(1500);
    const { rows } = await db.query<{ ms: number }>(
      `select active_time as ms from pg_stat_database where datname = current_database()`,
    );
    return rows[0]!.ms;
  };
  await writeAll(appUrl, tenants, contacts / 10, false);
  await worker.quit();
  const before = await busy();
  await writeAll(appUrl, tenants, contacts, false);
  const alone = (await busy()) - before;
  worker.launch();
  await worker.isReady();
  await sleep(3000);
  const [idleFrom, idleStart] = [await busy(), performance.now()];
  await sleep(5000);
  const idleRate = ((await busy()) - idleFrom) / (performance.now() - idleStart);
  const [keptFrom, keptStart] = [await busy(), performance.now()];
  await writeAll(appUrl, tenants, contacts, true);
  const written = performance.now();
  await untilTaken(db);
  const behindMs = performance.now() - written;
  const together = (await busy()) - keptFrom - idleRate * (performance.now() - keptStart);
  await db.end();
  return { contacts, writingMs: alone, withFactsMs: together, share: together / alone - 1, behindMs };
}

async function writeAll(
  appUrl: string,
  tenants: readonly WritingTenant[],
  contacts: number,
  isGathered: boolean,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    const db = new pg.Client(appUrl);
    await db.connect();
    for (let n = next++; n < contacts; n = next++) await writeContact(db, tenants[n % tenants.length]!, isGathered);
    await db.end();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function untilTaken(db: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await db.query<{ n: number }>('select count(*)::int as n from gathered_event');
    if (rows[0]!.n === 0) return;
    await sleep(20);
  }
}
