import { Injectable } from '@nestjs/common';
import { currentTenant, Db } from '@guichet/platform';

type Client = Parameters<Parameters<Db['raw']>[0]>[0];

/** A process that says nothing for so long has stalled, and Postgres passes its turn on; claims are safe whoever makes them. */
const SILENCE = '5s';
const SIGN_OF_LIFE_MS = 1000;

/**
 * One router at a time gives out a tenant's work, and one more waits to look again: several would only choose the same.
 * Whoever comes while somebody waits need not stay, as that one has not looked yet. A process that is gone holds nothing.
 * Who has the turn holds one connection, who waits for it two. As a process drains for its five jobs and its sweep only, that
 * is never more than twelve of its twenty: the work itself finds one.
 */
@Injectable()
export class DrainTurn {
  constructor(private readonly db: Db) {}

  /** Does nothing where somebody who has not begun will do it. */
  take(work: () => Promise<void>): Promise<void> {
    return this.db.raw(async (client) => {
      if ((await isFree(client, 'running')) || (await this.isNext(client))) await alive(client, work);
    });
  }

  private isNext(client: Client): Promise<boolean> {
    return this.db.raw(async (other) => {
      if (!(await isFree(other, 'next'))) return false;
      await alive(other, () => client.query(`select pg_advisory_xact_lock(${KEY})`, [nameOf('running')]));
      return true;
    });
  }
}

const KEY = 'hashtextextended($1, 0)';
const nameOf = (place: 'running' | 'next'): string => `routing ${place} ${currentTenant()}`;

/** His until the transaction ends, or falls silent. */
async function isFree(client: Client, place: 'running' | 'next'): Promise<boolean> {
  const { rows } = await client.query<{ is: boolean }>(
    `select set_config('idle_in_transaction_session_timeout', '${SILENCE}', true), pg_try_advisory_xact_lock(${KEY}) as is`,
    [nameOf(place)],
  );
  return rows[0]!.is;
}

async function alive(client: Client, work: () => Promise<unknown>): Promise<void> {
  // One at a time: a database that has not answered the last one needs no further sign.
  let last: Promise<unknown> | null = null;
  const speak = () => {
    last ??= client
      .query('select')
      .catch(() => undefined)
      .finally(() => (last = null));
  };
  const sign = setInterval(speak, SIGN_OF_LIFE_MS);
  await work().finally(async () => {
    clearInterval(sign);
    await last;
  });
}
