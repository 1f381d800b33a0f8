import { type Channel, isInterruptible } from '@guichet/contracts';
import { AgentLoad, type RoutableAgent } from './agent-load.ts';
import { type AgentOrder, RankedAgents } from './agent-order.ts';
import { meets, type Needs } from './skill-steps.ts';

export interface QueueRules {
  id: string;
  /** Null: everybody. */
  memberIds: ReadonlySet<string> | null;
  agentOrder: AgentOrder;
  /** Mail is given only while fewer of the ready agents (percent) are busy with calls and chats. */
  calmPercent: number;
}

/** Everybody who could be given work, with loads that grow as the choice goes on. */
export class Pool {
  private readonly loads: ReadonlyMap<string, AgentLoad>;
  private readonly ranked = new Map<QueueRules, RankedAgents>();
  private readonly orders = new Map<ReadonlySet<string> | null, Map<AgentOrder, RankedAgents>>();
  private readonly members = new Map<ReadonlySet<string> | null, readonly AgentLoad[]>();
  private readonly met = new Map<Needs, Map<ReadonlySet<string> | null, boolean>>();
  private readonly busyness = new Map<ReadonlySet<string> | null, { ready: number; busy: number }>();
  private readyOnes: readonly AgentLoad[] | undefined;
  private turn = 0;

  constructor(agents: readonly RoutableAgent[]) {
    this.loads = new Map(agents.map((agent) => [agent.id, new AgentLoad(agent)]));
  }

  /** Of whatever queue. */
  get ready(): readonly AgentLoad[] {
    return (this.readyOnes ??= [...this.loads.values()].filter(({ agent }) => agent.isReady));
  }

  get(id: string): AgentLoad | undefined {
    return this.loads.get(id);
  }

  /** Members of a queue who are logged in. */
  present({ memberIds }: QueueRules): readonly AgentLoad[] {
    const known = this.members.get(memberIds);
    if (known) return known;
    const all = [...this.loads.values()].filter(
      ({ agent }) => agent.isPresent && (memberIds === null || memberIds.has(agent.id)),
    );
    this.members.set(memberIds, all);
    return all;
  }

  /** Members who are ready, in the queue's order. Queues with the same members and order share one list. */
  inOrder(queue: QueueRules): RankedAgents {
    let list = this.ranked.get(queue);
    if (!list) this.ranked.set(queue, (list = this.sharedOrder(queue)));
    return list;
  }

  /** Whether anybody who is logged in could ever meet these needs. */
  canMeet(queue: QueueRules, needs: Needs): boolean {
    let answers = this.met.get(needs);
    if (!answers) this.met.set(needs, (answers = new Map()));
    let answer = answers.get(queue.memberIds);
    if (answer === undefined) {
      answer = this.present(queue).some(({ agent }) => meets(agent.skills, needs));
      answers.set(queue.memberIds, answer);
    }
    return answer;
  }

  /** Whether few enough of the ready are busy with calls and chats for mail to be worked (product row 12). */
  isCalm(queue: QueueRules): boolean {
    const { ready, busy } = this.busynessOf(queue);
    return ready > 0 && busy * 100 < queue.calmPercent * ready;
  }

  give(load: AgentLoad, channel: Channel, units: number, now: number): void {
    const wasBusy = load.firm > 0;
    load.take(channel, units, now, ++this.turn);
    if (wasBusy || isInterruptible(channel)) return;
    for (const [memberIds, counts] of this.busyness) {
      if (memberIds === null || memberIds.has(load.agent.id)) counts.busy += 1;
    }
  }

  private sharedOrder(queue: QueueRules): RankedAgents {
    let orders = this.orders.get(queue.memberIds);
    if (!orders) this.orders.set(queue.memberIds, (orders = new Map()));
    let list = orders.get(queue.agentOrder);
    if (!list) {
      const ready = this.present(queue).filter(({ agent }) => agent.isReady);
      list = new RankedAgents(queue.agentOrder, ready, ({ agent, firm }) => firm < agent.capacity);
      orders.set(queue.agentOrder, list);
    }
    return list;
  }

  private busynessOf(queue: QueueRules): { ready: number; busy: number } {
    let counts = this.busyness.get(queue.memberIds);
    if (!counts) {
      const ready = this.present(queue).filter(({ agent }) => agent.isReady);
      counts = { ready: ready.length, busy: ready.filter(({ firm }) => firm > 0).length };
      this.busyness.set(queue.memberIds, counts);
    }
    return counts;
  }
}
