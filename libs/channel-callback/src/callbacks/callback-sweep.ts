import { Injectable } from '@nestjs/common';
import { Clock, Db, log, type Sweep, Sweeps } from '@guichet/platform';
import { CallbackAttempts } from './callback-attempts.service.ts';
import { CallbackCourse } from './callback-course.service.ts';
import { dueCallbacks } from './due-callbacks.query.ts';

/** So many at a time; the rest comes with the next look. */
const BATCH = 200;
/** An attempt of which nobody has said anything for so long has come to nothing. */
const FORGOTTEN_MS = 2 * 3_600_000;

/** Call-backs whose time has come. Nothing of it is in a process's memory, so one that is killed or asleep loses none and does none twice. */
@Injectable()
export class CallbackSweep implements Sweep {
  readonly name = 'callbacks';
  readonly everyMs = 2_000;
  readonly tenants = 'tenants_with_sites';

  constructor(
    private readonly db: Db,
    private readonly course: CallbackCourse,
    private readonly attempts: CallbackAttempts,
    private readonly clock: Clock,
    sweeps: Sweeps,
  ) {
    sweeps.register(this);
  }

  async sweepTenant(): Promise<void> {
    const now = this.clock.now();
    const select = { id: true, conversationId: true };
    const [late, expiring, forgotten] = await this.db.tx((tx) =>
      Promise.all([
        dueCallbacks(tx, now),
        tx.callback.findMany({
          where: { expiresAt: { lte: now }, endedAt: null, state: { in: ['scheduled', 'waiting'] } },
          ...{ select, orderBy: { expiresAt: 'asc' }, take: BATCH },
        }),
        tx.callbackAttempt.findMany({
          where: { endedAt: null, startedAt: { lt: new Date(now.getTime() - FORGOTTEN_MS) } },
          ...{ select: { id: true }, take: BATCH },
        }),
      ]),
    );
    await each(forgotten, ({ id }) => this.db.tx((tx) => this.attempts.over(tx, id, 'failed')));
    await each(expiring, (one) => this.course.expire(one));
    await each(late, (one) => this.course.due(one));
  }
}

/** What is wrong with one keeps nothing from the others. */
async function each<T extends { id: string }>(rows: readonly T[], work: (row: T) => Promise<void>): Promise<void> {
  for (const row of rows)
    await work(row).catch((error: unknown) =>
      log.warn({ err: error, id: row.id }, 'a call-back could not be moved on'),
    );
}
