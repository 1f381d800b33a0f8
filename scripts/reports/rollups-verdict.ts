import { setTimeout as sleep } from 'node:timers/promises';
import type { TrialApp } from '../trial/trial-app.ts';
import type { TrialDatabase } from '../trial/trial-database.ts';

export interface RollupsVerdict {
  /** As they were kept. */
  rollups: number;
  /** Rows of facts and rollups that only one of the two has. */
  different: string[];
}

const TABLES = ['interval_rollup', 'work_fact', 'work_stretch'];
const PATIENCE_MS = 120_000;
const TRIES = 5;
const MOST_TOLD = 20;

/** What was kept while everything fell, beside what the log alone makes of it. The apps are ended for it. */
export async function judgeRollups(apps: readonly TrialApp[], database: TrialDatabase): Promise<RollupsVerdict> {
  await untilFolded(apps, database);
  const kept = await readKept(database);
  await apps[0]!.run('rebuild-reports', 'rebuildReports');
  const rebuilt = await readKept(database);
  return {
    rollups: [...kept].filter((row) => row.startsWith('interval_rollup')).length,
    different: [
      ...without(kept, rebuilt).map((row) => `only kept: ${row}`),
      ...without(rebuilt, kept).map((row) => `only rebuilt: ${row}`),
    ],
  };
}

const without = (rows: ReadonlySet<string>, others: ReadonlySet<string>) => [...rows].filter((row) => !others.has(row));

/** For the line of figures; what differs stands above it. */
export function rollupsInWords({ rollups, different }: RollupsVerdict): string {
  for (const row of different.slice(0, MOST_TOLD)) console.log(row);
  return `rollups=${rollups} rollups_different=${different.length}`;
}

/** Nothing at all would be the same, too. */
export const areRollupsHeld = ({ rollups, different }: RollupsVerdict): boolean =>
  rollups > 0 && different.length === 0;

/** All of them, to the byte. */
async function readKept(database: TrialDatabase): Promise<Set<string>> {
  const all = TABLES.map((table) => `select '${table} ' || to_jsonb(t)::text as row from ${table} t`);
  return new Set((await database.query<{ row: string }>(all.join(' union all '))).map(({ row }) => row));
}

/** The last look is at a database to which nothing comes any more. */
async function untilFolded(apps: readonly TrialApp[], database: TrialDatabase): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    for (const end = Date.now() + PATIENCE_MS; (await gathered(database)) > 0 && Date.now() < end;) await sleep(200);
    await Promise.all(apps.map((app) => app.quit()));
    if ((await gathered(database)) === 0) return;
    apps[0]!.launch();
    await apps[0]!.isReady();
  }
  throw new Error(`${await gathered(database)} events are not in the reports and do not come there`);
}

const gathered = async (database: TrialDatabase): Promise<number> =>
  (await database.query<{ n: number }>('select count(*)::int as n from gathered_event'))[0]!.n;
