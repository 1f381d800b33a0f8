import { setTimeout as sleep } from 'node:timers/promises';
import { errorCodeOf } from './http/error.filter.ts';
import { log } from './log.ts';

const AGAIN_MS = 500;

/**
 * Tries until the database is there: one that comes up beside the app, or goes away while the app starts, ends nothing.
 * Whatever else fails is thrown.
 */
export async function untilAvailable(what: string, work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (errorCodeOf(error) !== 'unavailable') throw error;
      log.warn({ err: error }, `${what}: waits for the database`);
      await sleep(AGAIN_MS);
    }
  }
}
