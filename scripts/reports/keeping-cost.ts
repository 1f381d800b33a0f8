import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { TrialDatabase } from '../trial/trial-database.ts';
import { ProcessorTimes } from './processor-times.ts';
import { eachTenants, newContact, STEPS, type WritingTenant, type WrittenContact } from './written-contacts.ts';

/** Half of them write what is kept, half what nobody folds. */
const LANES = 4;
const TENANTS = 10;
/** Contacts come in so many waves, so that what is folded at once is at every step of its way. */
const WAVES = 4;
/** Between rounds of which nothing is folded: about as long as a fold lets itself be waited for. */
const PAUSE_MS = 30_000;

export interface KeepingCost {
  /** Kept; as many beside them are not. */
  contacts: number;
  /** Of Postgres's processors, milliseconds: writing them, as much as nobody folds; noting for the fold; the fold. */
  writingMs: number;
  notingMs: number;
  foldingMs: number;
  /** What keeping adds, of the writing. */
  share: number;
  /** Of the process that folds, beside what it does anyway. */
  appMs: number;
  /** From the last event's commit until the rollups had it. */
  behindMs: number;
}
/**
 * First contacts of which nothing is kept, which shows what the app does about them anyway. Then as many, written at the same time by connections whose work is kept and by others whose work is not, while a process
 * folds; processor time of each connection, since times by the clock also count whatever else the machine does.
 */
export async function keepingCost(
  { adminUrl, urls }: Pick<TrialDatabase, 'adminUrl' | 'urls'>,
  { processId }: { processId: number },
  contacts: number,
): Promise<KeepingCost> {
  const db = await connected(adminUrl);
  const lanes = await Promise.all(Array.from({ length: LANES }, () => connected(urls.appUrl)));
  const tenants = await eachTenants(db, TENANTS);
  // What a connection learns but once is no cost of what it writes.
  await writeAll(lanes, wavesOf(await eachTenants(db, TENANTS), 200, isKept), async () => {});
  await untilTaken(db);
  const looker = await connected(adminUrl);
  const times = new ProcessorTimes(looker, processId, [db, ...lanes].map(pidOf));
  const unkept = await times.during(() =>
    writeAll(
      lanes,
      wavesOf(tenants, contacts, () => false),
      () => sleep(PAUSE_MS),
    ),
  );
  let behindMs = 0;
  const kept = await times.during(() =>
    writeAll(lanes, wavesOf(tenants, contacts, isKept), async () => {
      const written = performance.now();
      await untilTaken(db);
      behindMs = Math.max(behindMs, performance.now() - written);
    }),
  );
  await Promise.all([...lanes, db, looker].map((client) => client.end()));
  const of = (isGathered: boolean) =>
    lanes.reduce((sum, lane, n) => (isKept(n) === isGathered ? sum + kept.writers.get(pidOf(lane))! : sum), 0);
  const added = (name: 'othersMs' | 'appMs') => kept[name] - (unkept[name] / unkept.wallMs) * kept.wallMs;
  const [writingMs, notingMs, foldingMs] = [of(false), of(true) - of(false), added('othersMs')];
  const share = (notingMs + foldingMs) / writingMs;
  return { contacts, writingMs, notingMs, foldingMs, share, appMs: added('appMs'), behindMs };
}

const isKept = (lane: number): boolean => lane % 2 === 0;

/** pg knows it and does not say so in its types. */
const pidOf = (client: pg.Client): number => (client as pg.Client & { processID: number }).processID;

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  return client;
}

/** By lane and wave; so many on each half of the lanes. */
function wavesOf(
  tenants: readonly WritingTenant[],
  contacts: number,
  isGathered: (lane: number) => boolean,
): WrittenContact[][][] {
  const size = Math.ceil((contacts * 2) / LANES / WAVES);
  const wave = (lane: number) => Array.from({ length: size }, (_, n) => newContact(tenants, n, isGathered(lane)));
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
