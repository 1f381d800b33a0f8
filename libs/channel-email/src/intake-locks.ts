import { createHash } from 'node:crypto';
import type { Tx } from '@guichet/platform';

/** Enough for any thread that two processes take in at the same moment. */
const MAX_KEYS = 12;

const keyOf = (text: string): bigint => createHash('sha256').update(text).digest().readBigInt64BE();

/**
 * Until the transaction ends nobody else takes in the same bytes or a mail of the same thread: two at once would each
 * see nothing of the other and make two conversations. In order, so that two never wait for each other.
 */
export async function lockIntake(tx: Tx, scope: string, names: readonly string[]): Promise<void> {
  const keys = [...new Set(names.slice(0, MAX_KEYS).map((name) => keyOf(`${scope}\0${name}`)))];
  const sorted = keys.sort((a, b) => (a < b ? -1 : 1)).map(String);
  await tx.$executeRaw`select pg_advisory_xact_lock(k::bigint) from unnest(${sorted}::text[]) as k`;
}
