import { Injectable } from '@nestjs/common';
import type { Channel } from '@guichet/contracts';
import { Db, type rows, type Tx } from '@guichet/platform';
import { AgentLoad, type RoutableAgent } from '../choice/agent-load.ts';
import { rulesFor, typedQueue } from '../queues/queue-rules.ts';
import { readPresent, readQueues } from '../router/routing-snapshot.query.ts';
import type { Subject } from '../work/work-item.query.ts';
import { type Estimate, Estimates } from './estimates.service.ts';

/** What would become of work that came now. */
export interface Outlook {
  /** Agents of the queue who are ready and take this channel. */
  ready: number;
  /** Those of them with room for one more, what waits before it not counted. */
  withRoom: number;
  /** Of this channel. */
  waiting: number;
  /** As it would be told; null: nobody is ready. */
  estimateSeconds: number | null;
}

/** Looks ahead for channels that say before, or while somebody waits, whether and when he will be served. */
@Injectable()
export class Outlooks {
  constructor(
    private readonly db: Db,
    private readonly estimates: Estimates,
  ) {}

  /** Of several queues of the tenant at once, each for its channel, in the order asked; absent queues are null. */
  async of(asked: readonly { queueId: string | null; channel: Channel }[]): Promise<(Outlook | null)[]> {
    const ids = [...new Set(asked.flatMap(({ queueId }) => queueId ?? []))];
    if (ids.length === 0) return asked.map(() => null);
    const [agents, queues] = [await readPresent(this.db), await readQueues(this.db)];
    return this.db.tx(async (tx) => {
      const rows = new Map((await tx.queue.findMany({ where: { id: { in: ids } } })).map((row) => [row.id, row]));
      const known = new Map<string, Outlook | null>();
      const nameOf = ({ queueId, channel }: (typeof asked)[number]) => `${queueId} ${channel}`;
      for (const one of asked) {
        if (known.has(nameOf(one))) continue;
        const { queueId, channel } = one;
        const row = rows.get(queueId ?? '');
        const members = queues.get(queueId ?? '')?.memberIds ?? null;
        const mine = agents.filter(
          (agent) => agent.isReady && agent.channels.has(channel) && (!members || members.has(agent.id)),
        );
        known.set(nameOf(one), row ? await this.outlookOf(tx, row, channel, mine) : null);
      }
      return asked.map((one) => known.get(nameOf(one)) ?? null);
    });
  }

  /** Place and wait of what waits already, kept as told; null when it waits no more. */
  async ofWaiting(tx: Tx, { type, id }: Subject): Promise<Estimate | null> {
    return (await this.ofAllWaiting(tx, type, [id])).get(id) ?? null;
  }

  /** The same of several subjects at once, by their ids; what waits no more is not among them. */
  async ofAllWaiting(tx: Tx, subjectType: string, ids: readonly string[]): Promise<Map<string, Estimate>> {
    const items = await tx.workItem.findMany({
      where: { subjectType, subjectId: { in: [...ids] }, state: { in: ['queued', 'offered'] } },
    });
    const told = await this.estimates.tellAll(tx, items);
    return new Map(items.map((item) => [item.subjectId, told.get(item.id)!]));
  }

  private async outlookOf(tx: Tx, row: rows.Queue, channel: Channel, ready: RoutableAgent[]): Promise<Outlook> {
    const { units } = rulesFor(typedQueue(row), channel);
    const withRoom = ready.filter((agent) => new AgentLoad(agent).isOpenFor(channel, units)).length;
    const waiting = await waitingIn(tx, row.id, channel);
    const about = { queueId: row.id, channel };
    const estimateSeconds = ready.length ? await this.estimates.ifItCame(tx, about, { waiting, withRoom }) : null;
    return { ready: ready.length, withRoom, waiting, estimateSeconds };
  }
}

/** Of the same channel: mail that waits in the queue keeps no room from a chat. */
const waitingIn = (tx: Tx, queueId: string, channel: Channel): Promise<number> =>
  tx.workItem.count({ where: { queueId, channel, state: 'queued' } });
