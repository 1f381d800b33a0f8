import type { CarrierCall } from './trial-carrier.ts';

/** A call-back as the database has it at the end; times in milliseconds of the app's clock. */
export interface CallbackRow {
  id: string;
  number: string;
  state: string;
  outcome: string | null;
  promisedAt: number | null;
  attemptCount: number;
  /** How often it was offered to somebody. */
  offers: number;
  attempts: CallbackAttempt[];
}
export interface CallbackAttempt {
  from: number;
  to: number | null;
  outcome: string | null;
  agent: string;
  /** The carrier was asked for the number. */
  isAsked: boolean;
}
export interface Expected {
  ends: string;
  /** Nobody takes it: it runs out. */
  isNobodys: boolean;
}
export interface CallbackVerdict {
  doubled: string[];
  missed: string[];
  /** Called before their minute. */
  early: string[];
}

/** Lays the carrier's ledger beside the app's rows. */
export function judgeCallbacks(
  rows: readonly CallbackRow[],
  ledger: readonly CarrierCall[],
  expect: (row: CallbackRow) => Expected,
  mostAttempts: number,
): CallbackVerdict {
  const byNumber = Map.groupBy(ledger, ({ number }) => number);
  const verdict: CallbackVerdict = { doubled: [], missed: [], early: [] };
  for (const row of rows) {
    const calls = byNumber.get(row.number) ?? [];
    byNumber.delete(row.number);
    const name = `${row.id} ${row.number}`;
    for (const how of doubles(row, calls)) verdict.doubled.push(`${name}: ${how}`);
    const why = missing(row, calls, expect(row), mostAttempts);
    if (why) verdict.missed.push(`${name}: ${why}`);
    if (calls.some(({ clockAt }) => clockAt < (row.promisedAt ?? 0))) verdict.early.push(name);
  }
  for (const number of byNumber.keys()) verdict.doubled.push(`${number}: called, though nobody asked`);
  return verdict;
}

/** What must never be of one call-back. */
export function doubles({ attempts }: CallbackRow, calls: readonly CarrierCall[]): string[] {
  const found: string[] = [];
  const asked = attempts.filter(({ isAsked }) => isAsked).length;
  if (calls.length > asked) found.push(`${calls.length} calls in ${asked} attempts`);
  if (isOverlapping(calls.map(({ at, overAt }) => [at, overAt]))) found.push('two live calls');
  if (isOverlapping(attempts.map(({ from, to }) => [from, to ?? Infinity]))) found.push('two live attempts');
  const reached = attempts.findIndex(({ outcome }) => outcome === 'reached');
  if (reached >= 0 && reached < attempts.length - 1) found.push('called again after a talk');
  return found;
}

function isOverlapping(spans: readonly [from: number, to: number][]): boolean {
  const sorted = [...spans].sort(([one], [other]) => one - other);
  return sorted.some(([, to], index) => to > (sorted[index + 1]?.[0] ?? Infinity));
}

/** How many lived at the same moment. */
export function mostAtOnce(attempts: readonly CallbackAttempt[]): number {
  const changes = attempts.flatMap(({ from, to }) => [
    { at: from, by: 1 },
    { at: to ?? Infinity, by: -1 },
  ]);
  let [live, most] = [0, 0];
  for (const { by } of changes.sort((one, other) => one.at - other.at || one.by - other.by)) {
    live += by;
    most = Math.max(most, live);
  }
  return most;
}

/** Why it was not served as promised; null when it was. */
function missing(
  { state, outcome, attemptCount, attempts, offers }: CallbackRow,
  calls: readonly CarrierCall[],
  { ends, isNobodys }: Expected,
  mostAttempts: number,
): string | null {
  if (state !== 'done' && state !== 'expired') return `left ${state}`;
  if (attempts.some(({ to }) => to === null)) return 'an attempt without an end';
  if (isNobodys) return state === 'expired' && calls.length === 0 ? null : `${state} though nobody takes it`;
  if (offers === 0 || calls.length === 0) return offers ? 'never called' : 'never offered';
  if (state === 'expired') return attemptCount >= mostAttempts ? null : `expired after ${attemptCount} attempts`;
  if (outcome === 'reached')
    return calls.some(({ answeredAt }) => answeredAt) ? null : 'reached, though nobody answered';
  return outcome === ends ? null : `${outcome} in place of ${ends}`;
}
