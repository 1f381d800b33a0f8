import { createHash } from 'node:crypto';

/** Statements are prepared once they come again and again; lists of varying length make many that never do. */
const OFTEN = 20;
/** Each costs memory in every connection's server process. */
const MOST = 400;
/** Statements that came, but not often enough yet, are forgotten together now and then. */
const MOST_SEEN = 2000;

const names = new Map<string, string>();
let seen = new Map<string, number>();

/**
 * The name under which Postgres shall keep a statement's plan; empty: it is planned and forgotten. Planning costs it more than running most of ours:
 * every table has a policy.
 */
export function preparedName({ sql }: { sql: string }): string {
  const name = names.get(sql);
  if (name !== undefined || names.size >= MOST) return name ?? '';
  const times = (seen.get(sql) ?? 0) + 1;
  if (times >= OFTEN) {
    seen.delete(sql);
    names.set(sql, createHash('sha256').update(sql).digest('hex').slice(0, 16));
  } else {
    if (seen.size >= MOST_SEEN) seen = new Map();
    seen.set(sql, times);
  }
  return names.get(sql) ?? '';
}
