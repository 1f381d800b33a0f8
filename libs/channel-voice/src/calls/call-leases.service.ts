import { Injectable } from '@nestjs/common';
import { Clock, Db, key, type rows } from '@guichet/platform';
import { ThisProcess } from '../this-process.ts';

/** A process that says nothing for so long is gone, and its calls with it. */
export const LEASE_MS = 12_000;
/** Until then the telephone of a page that has a pass must have called. */
export const SET_UP_MS = 60_000;
/** So soon the next page, or the same one on a new connection, asks for the pass again. */
const PAGE_BACK_MS = 5_000;

/** Which process holds a call. Rows of one that is gone are ended by any other ({@link CallSweep}). */
@Injectable()
export class CallLeases {
  constructor(
    private readonly db: Db,
    private readonly process: ThisProcess,
    private readonly clock: Clock,
  ) {}

  /** The call as ours; null when it is over, or another process holds it. Lines of one that is gone went with it. */
  claim(callId: string): Promise<rows.Call | null> {
    const [now, aliveUntil] = this.times();
    return this.db.tx(async (tx) => {
      const before = await tx.call.findUnique({ where: key(callId), select: { processId: true } });
      const isFree = [{ processId: null }, { processId: this.process.id }, { aliveUntil: { lt: now } }];
      const [call] = await tx.call.updateManyAndReturn({
        where: { id: callId, endedAt: null, OR: isFree },
        data: { processId: this.process.id, aliveUntil },
      });
      if (call && before?.processId && before.processId !== this.process.id)
        await tx.callLeg.updateMany({
          where: { callId, endedAt: null },
          data: { state: 'ended', end: 'lost', endedAt: now },
        });
      return call ?? null;
    });
  }

  /** Calls of the current tenant, in one statement. */
  async renew(callIds: readonly string[]): Promise<void> {
    const [, aliveUntil] = this.times();
    const mine = { id: { in: [...callIds] }, processId: this.process.id, endedAt: null };
    await this.db.tx((tx) => tx.call.updateMany({ where: mine, data: { aliveUntil } }));
  }

  /** Nobody holds it yet: its page has been given a pass. */
  expect(callId: string): Promise<void> {
    return this.expected(callId, SET_UP_MS);
  }
  /** Its page is gone before its telephone has called. */
  expectLess(callId: string): Promise<void> {
    return this.expected(callId, PAGE_BACK_MS);
  }

  private async expected(callId: string, ms: number): Promise<void> {
    const aliveUntil = new Date(this.clock.now().getTime() + ms);
    const where = { id: callId, processId: null, endedAt: null };
    await this.db.tx((tx) => tx.call.updateMany({ where, data: { aliveUntil } }));
  }

  private times(): [now: Date, until: Date] {
    const now = this.clock.now();
    return [now, new Date(now.getTime() + LEASE_MS)];
  }
}
