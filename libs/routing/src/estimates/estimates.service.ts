import { Injectable } from '@nestjs/common';
import { Clock, type rows, type Tx } from '@guichet/platform';
import { type Placed, positionOf } from './position.query.ts';
import { type Server, estimateSeconds, estimateToShow, slotsOf, USUAL_HANDLING_SECONDS } from './estimate.ts';

/** The last ones of a queue tell how long it takes there; fewer than some tell nothing. */
const RECENT = 50;
const ENOUGH = 5;

export interface Estimate {
  position: number;
  /** As told; null: nobody is logged in for it. */
  seconds: number | null;
}
type Item = Placed & Pick<rows.WorkItem, 'channel'>;

/** Place and wait of what waits, kept when they are told: their error is reported later. */
@Injectable()
export class Estimates {
  constructor(private readonly clock: Clock) {}

  /** Of an item that waits, as somebody is shown it now. */
  async tell(tx: Tx, item: Item): Promise<Estimate> {
    // Mail that waits in the queue keeps nobody who is here from his turn.
    const position = await positionOf(tx, item, item.channel);
    const fresh = estimateSeconds(position, await handlingSeconds(tx, item), await this.slots(tx, item));
    const before = await tx.workEstimate.findFirst({ where: { workItemId: item.id }, orderBy: { at: 'desc' } });
    const at = this.clock.now();
    const seconds = estimateToShow(before, fresh, at);
    if (before?.position !== position || before.seconds !== seconds)
      await tx.workEstimate.create({ data: { workItemId: item.id, at, position, seconds } });
    return { position, seconds };
  }

  /** For a whole list, whose places are known: nothing is kept, since nobody who waits is told. */
  async forList(tx: Tx, items: readonly Item[]): Promise<(number | null)[]> {
    const first = items[0];
    if (!first) return [];
    const byChannel = new Map<string, { handling: number; slots: number }>();
    for (const item of items)
      if (!byChannel.has(item.channel))
        byChannel.set(item.channel, { handling: await handlingSeconds(tx, item), slots: await this.slots(tx, item) });
    return items.map((item, index) => {
      const { handling, slots } = byChannel.get(item.channel)!;
      return estimateToShow(null, estimateSeconds(index + 1, handling, slots), this.clock.now());
    });
  }

  /** Of an item that came now, behind `waiting` others. Whoever has room takes it as soon as he says yes. */
  async ifItCame(
    tx: Tx,
    about: Pick<Item, 'queueId' | 'channel'>,
    { waiting, withRoom }: { waiting: number; withRoom: number },
  ): Promise<number | null> {
    const isNext = withRoom > waiting;
    const slots = await this.slots(tx, about);
    const fresh = isNext ? 0 : estimateSeconds(waiting + 1, await handlingSeconds(tx, about), slots);
    return estimateToShow(null, fresh, this.clock.now());
  }

  private async slots(tx: Tx, { queueId, channel }: Pick<Item, 'queueId' | 'channel'>): Promise<number> {
    const servers = await tx.$queryRaw<Server[]>`
      with waiting as (select distinct queue_id from work_item where state = 'queued')
      select a.capacity, (a.maximums ->> ${channel})::int as maximum,
        (select count(*)::int from queue o join waiting on waiting.queue_id = o.id
          where o.is_for_everybody or exists (select from queue_member m where m.queue_id = o.id and m.user_id = a.user_id)
        ) as queues
      from agent a join queue q on q.id = ${queueId}::uuid
      where a.state = 'ready' and a.lost_at is null and ${channel}::channel = any(a.channels)
        and (q.is_for_everybody or exists (select from queue_member m where m.queue_id = q.id and m.user_id = a.user_id))`;
    return slotsOf(channel, servers);
  }
}

async function handlingSeconds(tx: Tx, { queueId, channel }: Pick<Item, 'queueId' | 'channel'>): Promise<number> {
  const [answer] = await tx.$queryRaw<{ n: number; seconds: number | null }[]>`
    select count(*)::int as n, avg(extract(epoch from ended_at - accepted_at))::float8 as seconds from (
      select accepted_at, ended_at from work_item
      where queue_id = ${queueId}::uuid and channel = ${channel}::channel and ended_at is not null and accepted_at is not null
      order by ended_at desc limit ${RECENT}
    ) recent`;
  const { n, seconds } = answer!;
  return n >= ENOUGH && seconds !== null ? Math.max(seconds, 1) : USUAL_HANDLING_SECONDS[channel];
}
