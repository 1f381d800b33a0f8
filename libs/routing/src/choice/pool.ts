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
  private readonly ranked = new Map<string, RankedAgents>();
  private readonly members = new Map<ReadonlySet<string> | null, readonly AgentLoad[]>();
  private readonly met = new Map<Needs, Map<ReadonlySet<string> | null, boolean>>();
  private readonly calm = new Map<string, boolean>();

  constructor(agents: readonly RoutableAgent[]) {
    this.loads = new Map(agents.map((agent) => [agent.id, new AgentLoad(agent)]));
  }

  get all(): readonly AgentLoad[] {
    return [...this.loads.values()];
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
    const name = `${queue.memberIds === null ? 'all' : queue.id} ${queue.agentOrder}`;
    let list = this.ranked.get(name);
    if (!list) {
      const ready = this.present(queue).filter(({ agent, firm }) => agent.isReady && firm < agent.capacity);
      list = new RankedAgents(queue.agentOrder, ready);
      this.ranked.set(name, list);
    }
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
    let answer = this.calm.get(queue.id);
    if (answer === undefined) {
      const ready = this.present(queue).filter(({ agent }) => agent.isReady);
      const busy = ready.filter(({ firm }) => firm > 0).length;
      answer = ready.length > 0 && busy * 100 < queue.calmPercent * ready.length;
      this.calm.set(queue.id, answer);
    }
    return answer;
  }

  give(load: AgentLoad, channel: Channel, units: number, now: number): void {
    load.take(channel, units, now);
    for (const list of this.ranked.values()) list.moved(load);
    if (!isInterruptible(channel)) this.calm.clear();
  }
}
