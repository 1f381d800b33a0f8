import { Injectable } from '@nestjs/common';
import { Clock, Db, log } from '@guichet/platform';
import { awakeFirst, restUntil } from './trunk-rest.ts';
import { readTrunks, type TrunkRow } from './trunks.service.ts';

/** Trunks that are down rest, so that not every call waits for them in vain. */
@Injectable()
export class TrunkRests {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async inOrder(): Promise<TrunkRow[]> {
    return awakeFirst(await this.db.tx(readTrunks), this.clock.now());
  }

  /** What a call found; the call goes on whatever becomes of it. */
  found(trunkId: string, isThere: boolean): void {
    const kept = isThere ? this.wake(trunkId) : this.rest(trunkId);
    kept.catch((error: unknown) => log.warn({ err: error, trunkId }, 'the rest of a trunk was not kept'));
  }

  async wake(trunkId: string): Promise<void> {
    const where = { id: trunkId, rests: { gt: 0 } };
    await this.db.tx((tx) => tx.trunk.updateMany({ where, data: { rests: 0, restsUntil: null } }));
  }

  /** Of several calls that find it down at once, one counts. */
  private async rest(id: string): Promise<void> {
    const now = this.clock.now();
    await this.db.tx(async (tx) => {
      const [row] = await tx.trunk.findMany({ where: { id }, select: { rests: true } });
      if (!row) return;
      const isAwake = { OR: [{ restsUntil: null }, { restsUntil: { lte: now } }] };
      const data = { rests: row.rests + 1, restsUntil: restUntil(row.rests, now) };
      await tx.trunk.updateMany({ where: { id, ...isAwake }, data });
    });
  }
}
