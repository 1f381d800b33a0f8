import { Injectable } from '@nestjs/common';
import { CHANNEL_RULES } from '@guichet/contracts';
import { Clock, currentTenant, Db, Jobs, log } from '@guichet/platform';
import { type Choice, Chooser } from '../choice/choose.ts';
import { Pool } from '../choice/pool.ts';
import type { QueueRow } from '../queues/queue-rules.ts';
import { claimInLanes } from './claim-lanes.ts';
import { Claims } from './claims.service.ts';
import { DRAIN_JOB } from './drain-requests.ts';
import { DrainTurn } from './drain-turn.ts';
import { nextPage } from './page.ts';
import { readAgents, type AgentsAndChannels, readQueues, type RoutedQueue } from './routing-snapshot.query.ts';
import { keepSteps, type QueuedItem, readWaiting, type Wanted } from './waiting-items.query.ts';

const LANES = 4;
/** Against other routers for the same items: after so many rounds in vain they are doing the work. */
const MAX_VAIN_ROUNDS = 5;
const MOST_FAILURES = 2;

/** Gives waiting work to agents who can take it, until nothing more fits. Any number of processes may do so at once. */
@Injectable()
export class Router {
  /** By tenant: whether somebody asked again while it runs. */
  private readonly running = new Map<string, { isWanted: boolean }>();

  constructor(
    private readonly db: Db,
    private readonly claims: Claims,
    private readonly turn: DrainTurn,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.handle(DRAIN_JOB, () => this.drain());
  }

  /** Of the current tenant. While this process is at it already, that one goes round once more. */
  async drain(): Promise<void> {
    const tenantId = currentTenant();
    const run = this.running.get(tenantId);
    if (run) {
      run.isWanted = true;
      return;
    }
    const mine = { isWanted: true };
    this.running.set(tenantId, mine);
    try {
      while (mine.isWanted) {
        mine.isWanted = false;
        await this.turn.take(() => {
          mine.isWanted = false;
          return this.drainOnce();
        });
      }
    } finally {
      this.running.delete(tenantId);
    }
  }

  private async drainOnce(): Promise<void> {
    const failures = new Map<string, number>();
    for (let vain = 0; vain < MAX_VAIN_ROUNDS;) {
      const { made, lost } = await this.round(failures);
      if (lost === 0) return;
      vain = made > 0 ? 0 : vain + 1;
    }
    log.debug('left to other routers');
  }

  /** Page by page, until nobody has room. A claim that was lost says that what was read is old: begin anew. */
  private async round(failures: Map<string, number>): Promise<{ made: number; lost: number }> {
    const { agents, channels } = await readAgents(this.db);
    const pool = new Pool(agents);
    const isRoom = () => channelsWithRoom(pool, channels).length > 0;
    if (!isRoom()) return { made: 0, lost: 0 };
    const queues = await readQueues(this.db);
    const chooser = new Chooser(pool, queues, this.clock.now().getTime());
    let after: QueuedItem | null = null;
    let made = 0;
    for (let size = nextPage(); isRoom(); size = nextPage(size)) {
      const items: QueuedItem[] = await readWaiting(this.db, wantedBy(pool, channels, queues), after, size);
      const byId = new Map(items.map((item) => [item.id, item]));
      const choices = chooser.chooseAmong(items.filter(({ id }) => (failures.get(id) ?? 0) < MOST_FAILURES));
      await keepSteps(this.db, chooser.stepsReached());
      const outcome = await claimInLanes(choices, LANES, (choice) => {
        const { id, queueId } = choice.item;
        return this.claim(choice, byId.get(id)!, queues.get(queueId)!, failures);
      });
      made += outcome.made;
      if (outcome.lost > 0) return { made, lost: outcome.lost };
      if (items.length < size) break;
      after = items.at(-1)!;
    }
    return { made, lost: 0 };
  }

  /** One that cannot be given out, whatever is wrong with it, holds up no other; what failed once keeps its place. */
  private async claim(
    choice: Choice,
    item: QueuedItem,
    queue: QueueRow,
    failures: Map<string, number>,
  ): Promise<boolean> {
    try {
      return await this.claims.claim(choice, item, queue);
    } catch (error) {
      log.error({ err: error, workItemId: item.id }, 'work could not be given out');
      failures.set(item.id, (failures.get(item.id) ?? 0) + 1);
      return false;
    }
  }
}

type Queues = ReadonlyMap<string, RoutedQueue>;
type Channels = AgentsAndChannels['channels'];

const channelsWithRoom = (pool: Pool, channels: Channels): Channels =>
  channels.filter((channel) => pool.ready.some((load) => load.isOpenFor(channel, CHANNEL_RULES[channel].units)));

/** Of the queues and channels that somebody has room for. */
function wantedBy(pool: Pool, waiting: Channels, queues: Queues): Wanted {
  const channels = channelsWithRoom(pool, waiting);
  const roomy = pool.ready.filter((load) =>
    channels.some((channel) => load.isOpenFor(channel, CHANNEL_RULES[channel].units)),
  );
  const queueIds = [...queues.values()]
    .filter(({ memberIds }) => memberIds === null || roomy.some(({ agent }) => memberIds.has(agent.id)))
    .map(({ id }) => id);
  return { channels, queueIds };
}
