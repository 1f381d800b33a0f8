import { Injectable } from '@nestjs/common';
import type { Channel } from '@guichet/contracts';
import { Db, type rows, type Tx } from '@guichet/platform';
import { AgentLoad } from '../choice/agent-load.ts';
import { rulesFor, typedQueue } from '../queues/queue-rules.ts';
import { readPresent, readQueues } from '../router/routing-snapshot.query.ts';
import { liveItem, type Subject } from '../work/work-item.query.ts';
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

  /** Of several queues of the tenant at once; absent queues are left out. */
  async of(queueIds: readonly string[], channel: Channel): Promise<Map<string, Outlook>> {
    const [agents, queues] = [await readPresent(this.db), await readQueues(this.db)];
    const isReady = (agent: (typeof agents)[number]) => agent.isReady && agent.channels.has(channel);
    const loads = agents.filter(isReady).map((agent) => new AgentLoad(agent));
    return this.db.tx(async (tx) => {
      const rows = await tx.queue.findMany({ where: { id: { in: [...queueIds] } } });
      const outlooks = new Map<string, Outlook>();
      for (const row of rows) {
        const members = queues.get(row.id)?.memberIds ?? null;
        const mine = loads.filter(({ agent }) => !members || members.has(agent.id));
        const { units } = rulesFor(typedQueue(row), channel);
        const withRoom = mine.filter((load) => load.isOpenFor(channel, units)).length;
        const waiting = await waitingIn(tx, row.id, channel);
        const about = { queueId: row.id, channel };
        const estimateSeconds = mine.length ? await this.estimates.ifItCame(tx, about, { waiting, withRoom }) : null;
        outlooks.set(row.id, { ready: mine.length, withRoom, waiting, estimateSeconds });
      }
      return outlooks;
    });
  }

  /** Place and wait of what waits already, kept as told; null when it waits no more. */
  async ofWaiting(tx: Tx, subject: Subject): Promise<Estimate | null> {
    const item: rows.WorkItem | null = await liveItem(tx, subject);
    return item?.state === 'queued' || item?.state === 'offered' ? this.estimates.tell(tx, item) : null;
  }
}

/** Of the same channel: mail that waits in the queue keeps no room from a chat. */
const waitingIn = (tx: Tx, queueId: string, channel: Channel): Promise<number> =>
  tx.workItem.count({ where: { queueId, channel, state: 'queued' } });
