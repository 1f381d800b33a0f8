import { Injectable } from '@nestjs/common';
import { Jobs, type Tx } from '@guichet/platform';

export const DRAIN_JOB = 'routing.drain';

/** Asks, in the transaction of a change, that waiting work be given out after the commit. */
@Injectable()
export class DrainRequests {
  constructor(private readonly jobs: Jobs) {}

  /** Something frees or adds capacity. Several at once are one drain to the process that does them. */
  want(tx: Tx): Promise<void> {
    return this.jobs.add(tx, DRAIN_JOB, {});
  }

  /** Something came to wait. Whoever becomes ready later drains for himself. */
  async whenSomebodyIsReady(tx: Tx): Promise<void> {
    const [answer] = await tx.$queryRaw<{ is: boolean }[]>`
      select exists (select from agent where state = 'ready' and lost_at is null) as is`;
    if (answer!.is) await this.want(tx);
  }

  /** At a moment to come, such as when a skill step ends or somebody is not waited for any more. */
  wantAt(tx: Tx, at: Date): Promise<void> {
    return this.jobs.add(tx, DRAIN_JOB, {}, { runAt: at });
  }
}
