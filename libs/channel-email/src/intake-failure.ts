import { errorCodeOf } from '@guichet/platform';
import { IntakeError } from './intake/intake-pool.ts';

/** What to do about a mail that could not be taken in: `again` later, or quarantine it with a reason. */
export type Verdict = { again: true } | { again: false; reason: string };

/** Of what nobody foresaw; a mail that ends the process counts, too. */
const MAX_ATTEMPTS = 6;
/** Of a database or a file store that is away. */
const MAX_WAITS = 20;
// Two transactions in each other's way: deadlock, serialisation.
const COLLISION = /P2034|40P01|40001|deadlock detected/;

export function judgeFailure(error: unknown, attempts: number): Verdict {
  if (error instanceof IntakeError && error.code !== 'closed') return { again: false, reason: error.code };
  const words = error instanceof Error ? error.message : String(error);
  const passes = error instanceof IntakeError || errorCodeOf(error) === 'unavailable' || COLLISION.test(words);
  if (attempts < (passes ? MAX_WAITS : MAX_ATTEMPTS)) return { again: true };
  return { again: false, reason: passes ? 'unavailable' : `failed: ${lastLine(words)}` };
}

/** Prisma puts the cause last, after the code around it. */
const lastLine = (words: string): string => words.trim().split('\n').at(-1)!.replaceAll('\0', '').slice(0, 300);
