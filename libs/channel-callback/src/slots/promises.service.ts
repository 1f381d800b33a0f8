import { Injectable } from '@nestjs/common';
import type { getCallbackFigures, OutputOf } from '@guichet/contracts';
import { Clock, Db, type Tx } from '@guichet/platform';
import { requireQueues } from '@guichet/routing';
import { CallbackMoves } from '../callbacks/callback-moves.service.ts';

const DAY_MS = 86_400_000;
/** Of a site that nobody has set. */
const LATE_MINUTES = 5;
const BATCH = 200;

/** Whether promised minutes are kept. */
@Injectable()
export class Promises {
  constructor(
    private readonly db: Db,
    private readonly moves: CallbackMoves,
    private readonly clock: Clock,
  ) {}

  figures(queueId: string): Promise<OutputOf<typeof getCallbackFigures>> {
    return this.db.tx(async (tx) => {
      await requireQueues(tx, [queueId]);
      const now = this.clock.now();
      const [row] = await tx.$queryRaw<OutputOf<typeof getCallbackFigures>[]>`
        select count(*) filter (where promised_at > ${new Date(now.getTime() - DAY_MS)})::int as promised,
          count(*) filter (where promised_at > ${new Date(now.getTime() - DAY_MS)} and dialled_at is not null and late_at is null)::int as kept,
          count(*) filter (where ended_at is null and late_at is not null and dialled_at is null)::int as "lateNow",
          (avg(extract(epoch from dialled_at - promised_at)) filter (where promised_at > ${new Date(now.getTime() - DAY_MS)}))::int
            as "meanDelaySeconds"
        from callback where queue_id = ${queueId}::uuid and promised_at <= ${now} and state <> 'cancelled'`;
      return row!;
    });
  }

  /** Promises that have just been broken: each is told once. */
  async tellLate(): Promise<void> {
    const now = this.clock.now();
    const late = await this.db.tx(
      (tx) => tx.$queryRaw<{ id: string; conversationId: string; queueId: string }[]>`
        select c.id, c.conversation_id as "conversationId", c.queue_id as "queueId" from callback c
          left join callback_setting s on s.site_id = c.site_id
        where c.ended_at is null and c.promised_at is not null and c.late_at is null and c.dialled_at is null
          and c.promised_at < ${now}::timestamptz - make_interval(mins => coalesce(s.late_minutes, ${LATE_MINUTES}))
        order by c.promised_at limit ${BATCH}`,
    );
    for (const one of late) await this.db.tx((tx) => this.tell(tx, one, now));
  }

  private async tell(tx: Tx, one: { id: string; conversationId: string; queueId: string }, now: Date): Promise<void> {
    const where = { id: one.id, lateAt: null, dialledAt: null, endedAt: null };
    if (!(await tx.callback.updateMany({ where, data: { lateAt: now } })).count) return;
    await this.moves.tell(tx, one, 'callback.late', { queueId: one.queueId });
  }
}
