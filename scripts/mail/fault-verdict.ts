import { markOf } from './fault-mails.ts';
import type { Ledger, Way } from './ledger.ts';
import type { TrialDatabase } from '../trial/trial-database.ts';

export interface Verdict {
  way: Way;
  taken: number;
  ingested: number;
  quarantined: number;
  lost: number;
  doubled: number;
}

/** Holds the ledger against what the product shows: each mail once on a timeline, or once in quarantine. */
export async function judge(database: TrialDatabase, ledger: Ledger): Promise<Verdict[]> {
  const shown = await countBy(
    database,
    `select subject as mark, count(*)::int as n from entry where direction = 'in' group by 1`,
  );
  const kept = await countBy(
    database,
    `select subject as mark, count(*)::int as n from incoming_mail where state = 'quarantined' group by 1`,
  );
  const ways = new Map<Way, Verdict>();
  for (const [number, way] of ledger.read()) {
    const row = ways.get(way) ?? { way, taken: 0, ingested: 0, quarantined: 0, lost: 0, doubled: 0 };
    ways.set(way, row);
    const [entries, quarantined] = [shown.get(markOf(number)) ?? 0, kept.get(markOf(number)) ?? 0];
    row.taken += 1;
    if (entries > 0) row.ingested += 1;
    else if (quarantined > 0) row.quarantined += 1;
    else row.lost += 1;
    if (entries + quarantined > 1) row.doubled += 1;
  }
  return [...ways.values()];
}

async function countBy(database: TrialDatabase, sql: string): Promise<Map<string, number>> {
  const rows = await database.query<{ mark: string; n: number }>(sql);
  return new Map(rows.map(({ mark, n }) => [mark, n]));
}
