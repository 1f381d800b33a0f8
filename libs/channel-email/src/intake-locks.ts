import { createHash } from 'node:crypto';
import type { Tx } from '@guichet/platform';

/** Enough for any thread that two processes take in at the same moment. */
const MAX_KEYS = 12;

const keyOf = (text: string): bigint => createHash('sha256').update(text).digest().readBigInt64BE();

/**
 * Until the transaction ends nobody else takes in the same bytes or a mail of the same thread: two at once would each
 * see nothing of the other and make two conversations. In order, so that two never wait for each other. The commit may
 * return before it is on disk, as in {@link COMMIT_LATER}.
 */
export async function lockIntake(tx: Tx, scope: string, names: readonly string[]): Promise<void> {
  const keys = [...new Set(names.slice(0, MAX_KEYS).map((name) => keyOf(`${scope}\0${name}`)))];
  const sorted = keys.sort((a, b) => (a < b ? -1 : 1)).map(String);
  // One statement for both: it runs for every mail.
  await tx.$executeRaw`
    select pg_advisory_xact_lock(k::bigint), set_config('synchronous_commit', 'off', true)
    from unnest(${sorted}::text[]) as k`;
}

/**
 * Lets the commit return before it is on disk. Safe for taking in: the raw mail and its job are on disk, and Postgres
 * flushes its log in order, so whatever is built on this commit (the job's end, a mail that goes out) waits for it.
 */
export const COMMIT_LATER = `set_config('synchronous_commit', 'off', true)`;
