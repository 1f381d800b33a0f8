import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { TrialDatabase } from '../trial/trial-database.ts';
import { processorMs } from './processor-ms.ts';
import { eachTenants, newContact, STEPS, type WritingTenant, type WrittenContact } from './written-contacts.ts';

/** Half of them write what is kept, half what nobody folds. */
const LANES = 4;
/** Contacts come in so many waves, so that what is folded at once is at every step of its way. */
const WAVES = 4;
/** Statements of the fold; what notes an event for it is counted with whoever writes that. */
const OF_FOLD = 'delete from gathered_event|work_fact|work_stretch|interval_rollup';

export interface KeepingCost {
  /** Kept; as many beside them are not. */
  contacts: number;
  /** Of Postgres, milliseconds: writing them, as much as nobody folds; noting for the fold; the fold. */
  writingMs: number;
  notingMs: number;
  foldingMs: number;
  /** What keeping adds, of the writing. */
  share: number;
  /** From the last event's commit until the rollups had it. */
  behindMs: number;
}
/**
 * Contacts written at the same time by connections whose work is kept and by others whose work is not, while a process folds.
 * Writing is processor time of each connection, since times by the clock also count whatever else the machine does. The fold's
 * connections do other work, too, so it is the time that Postgres planned and ran its statements: on a busy machine too much.
 */
export async function keepingCost(
  { adminUrl, urls }: Pick<TrialDatabase, 'adminUrl' | 'urls'>,
  tenantIds: readonly string[],
  contacts: number,
): Promise<KeepingCost> {
  const db = await connected(adminUrl);
  const lanes = await Promise.all(Array.from({ length: LANES }, () => connected(urls.appUrl)));
  const tenants = await eachTenants(db, tenantIds);
  // What a connection learns but once is no cost of what it writes.
  await writeAll(lanes, wavesOf(tenants, 200), async () => {});
  await untilTaken(db);
  await db.query('create extension if not exists pg_stat_statements');
  await db.query('select pg_stat_statements_reset()');
  const before = lanes.map(processorOf);
  let behindMs = 0;
  await writeAll(lanes, wavesOf(tenants, contacts), async () => {
    const written = performance.now();
    await untilTaken(db);
    behindMs = Math.max(behindMs, performance.now() - written);
  });
  const spent = lanes.map((lane, n) => processorOf(lane) - before[n]!);
  const foldingMs = await foldTime(db);
  await Promise.all([...lanes, db].map((client) => client.end()));
  const of = (isGathered: boolean) => spent.reduce((sum, ms, n) => (isKept(n) === isGathered ? sum + ms : sum), 0);
  const [writingMs, notingMs] = [of(false), of(true) - of(false)];
  return { contacts, writingMs, notingMs, foldingMs, share: (notingMs + foldingMs) / writingMs, behindMs };
}

async function foldTime(db: pg.Client): Promise<number> {
  const { rows } = await db.query<{ ms: number }>(
    'select coalesce(sum(total_plan_time + total_exec_time), 0)::float8 as ms from pg_stat_statements where query ~* $1',
    [OF_FOLD],
  );
  return rows[0]!.ms;
}

const isKept = (lane: number): boolean => lane % 2 === 0;

/** Its process on the server; pg knows it and does not say so in its types. */
const processorOf = (client: pg.Client): number => processorMs((client as pg.Client & { processID: number }).processID);

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  return client;
}

/** By lane and wave; so many on each half of the lanes. */
function wavesOf(tenants: readonly WritingTenant[], contacts: number): WrittenContact[][][] {
  const size = Math.ceil((contacts * 2) / LANES / WAVES);
  const wave = (lane: number) => Array.from({ length: size }, (_, n) => newContact(tenants, n, isKept(lane)));
  return Array.from({ length: LANES }, (_, lane) => Array.from({ length: WAVES }, () => wave(lane)));
}

/** Each wave goes one step on in each round, so that all steps but the first and last rounds' are written at once. */
async function writeAll(
  lanes: readonly pg.Client[],
  waves: readonly WrittenContact[][][],
  afterRound: () => Promise<void>,
): Promise<void> {
  for (let round = 0; round < WAVES + STEPS.length - 1; round += 1) {
    await Promise.all(
      lanes.map(async (lane, n) => {
        for (const [number, wave] of waves[n]!.entries())
          for (const contact of wave) await STEPS[round - number]?.(lane, contact);
      }),
    );
    await afterRound();
  }
}

async function untilTaken(db: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await db.query<{ n: number }>('select count(*)::int as n from gathered_event');
    if (rows[0]!.n === 0) return;
    await sleep(100);
  }
}
