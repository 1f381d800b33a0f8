import { Injectable } from '@nestjs/common';
import { Clock, type rows, type Tx } from '@guichet/platform';
import { type Handled, usualMean } from './handled.query.ts';
import { type Placed, positionsOf } from './position.query.ts';
import {
  type Server,
  estimateSeconds,
  estimateToShow,
  slotsOf,
  type Told,
  USUAL_HANDLING_SECONDS,
} from './estimate.ts';

/** The last ones of a queue tell how long it takes there; fewer than some tell nothing. */
const RECENT = 50;
const ENOUGH = 5;

export interface Estimate {
  position: number;
  /** As told; null: nobody is logged in for it. */
  seconds: number | null;
}
type Item = Placed & Pick<rows.WorkItem, 'channel'>;
/** How fast a queue moves: seconds that an item takes, and how many are served at once. */
interface Pace {
  handling: number;
  slots: number;
}

/** Place and wait of what waits, kept when they are told: their error is reported later. */
@Injectable()
export class Estimates {
  constructor(private readonly clock: Clock) {}

  /** Of an item that waits, as somebody is shown it now. */
  async tell(tx: Tx, item: Item): Promise<Estimate> {
    return (await this.tellAll(tx, [item])).get(item.id)!;
  }

  /** Of several at once, by item. */
  async tellAll(tx: Tx, items: readonly Item[]): Promise<Map<string, Estimate>> {
    if (items.length === 0) return new Map();
    // Mail that waits in the queue keeps nobody who is here from his turn.
    const positions = await positionsOf(tx, items);
    const paceOf = await this.paces(tx, items);
    const before = await lastTold(tx, items);
    const at = this.clock.now();
    const told = items.map((item) => {
      const { handling, slots } = paceOf(item);
      const position = positions.get(item.id)!;
      const fresh = estimateSeconds(position, handling, slots);
      return { workItemId: item.id, at, position, seconds: estimateToShow(before.get(item.id) ?? null, fresh, at) };
    });
    const data = told.filter(({ workItemId, position, seconds }) => {
      const last = before.get(workItemId);
      return last?.position !== position || last.seconds !== seconds;
    });
    if (data.length) await tx.workEstimate.createMany({ data });
    return new Map(told.map(({ workItemId, position, seconds }) => [workItemId, { position, seconds }]));
  }

  /** For a whole list, whose places are known: nothing is kept, since nobody who waits is told. */
  async forList(tx: Tx, items: readonly Item[]): Promise<(number | null)[]> {
    const paceOf = await this.paces(tx, items);
    return items.map((item, index) => {
      const { handling, slots } = paceOf(item);
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

  /** Looked up once for each channel of each queue. */
  private async paces(tx: Tx, items: readonly Item[]): Promise<(item: Item) => Pace> {
    const nameOf = ({ queueId, channel }: Item): string => `${queueId} ${channel}`;
    const paces = new Map<string, Pace>();
    for (const item of items)
      if (!paces.has(nameOf(item)))
        paces.set(nameOf(item), { handling: await handlingSeconds(tx, item), slots: await this.slots(tx, item) });
    return (item) => paces.get(nameOf(item))!;
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
  const [answer] = await tx.$queryRaw<Handled[]>`
    with recent as (
      select extract(epoch from ended_at - accepted_at) as seconds from work_item
      where queue_id = ${queueId}::uuid and channel = ${channel}::channel and ended_at is not null and accepted_at is not null
      order by ended_at desc limit ${RECENT}
    ) ${usualMean}`;
  const { count, seconds } = answer!;
  return count >= ENOUGH && seconds !== null ? Math.max(seconds, 1) : USUAL_HANDLING_SECONDS[channel];
}

async function lastTold(tx: Tx, items: readonly Item[]): Promise<Map<string, Told & { position: number }>> {
  const found = await tx.$queryRaw<(Told & { workItemId: string; position: number })[]>`
    select distinct on (work_item_id) work_item_id as "workItemId", at, position, seconds from work_estimate
    where work_item_id = any(${items.map(({ id }) => id)}::uuid[]) order by work_item_id, at desc`;
  return new Map(found.map((told) => [told.workItemId, told]));
}
