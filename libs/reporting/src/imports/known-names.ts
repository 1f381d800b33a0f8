import type { RoutingService } from '@guichet/routing';
import type { Tx } from '@guichet/platform';
import { foldText } from './fold-text.ts';

interface Queue {
  id: string;
  name: string;
  targetSeconds: number;
}

/** Whom and what the names of a file mean here. */
export class KnownNames {
  readonly createdQueues: string[] = [];
  private constructor(
    private readonly queues: Map<string, Queue>,
    private readonly agents: ReadonlyMap<string, string | null>,
  ) {}

  static async read(tx: Tx): Promise<KnownNames> {
    const queues = await tx.queue.findMany({ select: { id: true, name: true, targetSeconds: true } });
    const people = await tx.user.findMany({ select: { id: true, name: true, email: true } });
    // Two of one name: nobody knows which is meant.
    const named = [...Map.groupBy(people, ({ name }) => foldText(name))].map(
      ([name, all]) => [name, all.length === 1 ? all[0]!.id : null] as const,
    );
    const addresses = people.map(({ email, id }) => [foldText(email), id] as const);
    return new KnownNames(
      new Map(queues.map((queue) => [foldText(queue.name), queue])),
      new Map([...named, ...addresses]),
    );
  }

  queue(name: string): Queue | undefined {
    return this.queues.get(foldText(name));
  }

  async createQueue(tx: Tx, routing: RoutingService, name: string): Promise<Queue> {
    const id = await routing.queueForDoor(tx, name);
    const { targetSeconds } = await tx.queue.findFirstOrThrow({ where: { id }, select: { targetSeconds: true } });
    const queue = { id, name, targetSeconds };
    this.queues.set(foldText(name), queue);
    this.createdQueues.push(name);
    return queue;
  }

  agentId(nameOrAddress: string): string | null {
    return this.agents.get(foldText(nameOrAddress)) ?? null;
  }
}
