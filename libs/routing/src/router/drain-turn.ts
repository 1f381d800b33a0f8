import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { currentTenant, Db, log } from '@guichet/platform';

type Client = Parameters<Parameters<Db['raw']>[0]>[0];

const LOOK_MS = 10;
/** Longer than that nobody is waited for: a process may have stalled, and claims are safe whoever makes them. */
const PATIENCE_MS = 3000;

/**
 * One router at a time gives out a tenant's work, and one more waits to look again: several would only choose the same.
 * Whoever comes while somebody waits need not stay, as that one has not looked yet. A process that is gone holds nothing.
 */
@Injectable()
export class DrainTurn {
  constructor(private readonly db: Db) {}

  /** Does nothing where somebody who has not begun will do it. */
  take(work: () => Promise<void>): Promise<void> {
    return this.db.raw(async (client) => {
      if ((await tries(client, 'running')) || (await this.isNext(client))) await work();
    });
  }

  private isNext(client: Client): Promise<boolean> {
    return this.db.raw(async (other) => {
      if (!(await tries(other, 'next'))) return false;
      for (const end = Date.now() + PATIENCE_MS; !(await tries(client, 'running')); await sleep(LOOK_MS)) {
        if (Date.now() < end) continue;
        log.debug('another router takes its time');
        return true;
      }
      return true;
    });
  }
}

/** Until the transaction ends. */
async function tries(client: Client, place: 'running' | 'next'): Promise<boolean> {
  const { rows } = await client.query<{ is: boolean }>(
    `select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as is`,
    [`routing ${place} ${currentTenant()}`],
  );
  return rows[0]!.is;
}
