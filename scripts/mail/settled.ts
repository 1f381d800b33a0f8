import { setTimeout as sleep } from 'node:timers/promises';
import type { TrialDatabase } from '../trial/trial-database.ts';

const PATIENCE_MS = 240_000;

/** Waits until so many mails have been taken in or put into quarantine; gives up once nothing has moved for four minutes. */
export async function allSettled(
  database: TrialDatabase,
  count: number,
  tell: (done: number) => void = () => undefined,
) {
  let [done, stored, movedAt] = [-1, -1, Date.now()];
  while (done < count) {
    await sleep(300);
    const [row] = await database.query<{ done: number; stored: number }>(
      `select count(*) filter (where state <> 'received')::int as done, count(*)::int as stored from incoming_mail`,
    );
    if (row!.done !== done || row!.stored !== stored) {
      [done, stored, movedAt] = [row!.done, row!.stored, Date.now()];
      tell(done);
    } else if (Date.now() - movedAt > PATIENCE_MS) {
      throw new Error(`${done} of ${count} mails are dealt with, ${stored} stored, and no more come`);
    }
  }
}
