import { type Channel, isInterruptible, type SkillStep } from '@guichet/contracts';
import type { AgentLoad, RoutableAgent } from './agent-load.ts';
import type { RankedAgents } from './agent-order.ts';
import { explain, type Explanation } from './explain.ts';
import { Openings } from './openings.ts';
import { Pool, type QueueRules } from './pool.ts';
import { stepAt, type StepReached } from './skill-steps.ts';

export interface WaitingItem {
  id: string;
  queueId: string;
  channel: Channel;
  units: number;
  /** Items with the same steps share one array: what is found out for one holds for all. */
  skills: readonly SkillStep[];
  /** Points. */
  priority: number;
  /** Milliseconds since the epoch, here and below. */
  originalArrivalAt: number;
  enqueuedAt: number;
  /** The skill step it had come to when it was last looked at, and since when; else the first, since it came. */
  skillStep?: number;
  skillStepAt?: number | null;
  /** Who is waited for, and until when. */
  preferredAgentId: string | null;
  stickyUntil: number | null;
  /** Sent to him by somebody: he need not be a member. */
  isDirected?: boolean;
  /** Until when somebody is not asked again. */
  coolDowns: Readonly<Record<string, number>>;
}

export interface Choice {
  item: WaitingItem;
  agentId: string;
  reason: 'routed' | 'sticky' | 'transferred';
  reached: StepReached;
  explanation: Explanation;
}

/**
 * Who gets what, now. Pure. Items come in the order they are to be served: by tier, then by arrival less a minute for each
 * point of priority, so that nothing starves (Genesys' conversation score). Each goes to the first agent of its queue's
 * order who has its channel on, room for it and the skills of the step it has come to. Nothing waits while such an agent
 * is there, save for who is waited for (sticky), whoever has just refused it, and mail outside of calm periods.
 */
export function choose(
  items: Iterable<WaitingItem>,
  agents: readonly RoutableAgent[],
  queues: ReadonlyMap<string, QueueRules>,
  now: number,
): Choice[] {
  return new Chooser(new Pool(agents), queues, now).chooseAmong(items);
}

/** A skill step that an item has newly come to. */
export interface ReachedStep extends StepReached {
  id: string;
}

/** The choice over items that come in pages: loads grow from one to the next. */
export class Chooser {
  private readonly openings = new Map<RankedAgents, Openings>();
  private reached: ReachedStep[] = [];
  private readonly pool: Pool;
  private readonly queues: ReadonlyMap<string, QueueRules>;
  private readonly now: number;

  constructor(pool: Pool, queues: ReadonlyMap<string, QueueRules>, now: number) {
    [this.pool, this.queues, this.now] = [pool, queues, now];
  }

  chooseAmong(items: Iterable<WaitingItem>): Choice[] {
    const choices: Choice[] = [];
    for (const item of items) {
      const choice = this.choiceFor(item);
      if (choice) choices.push(choice);
    }
    return choices;
  }

  /** Of what was not given out, since it was last asked for: to be kept, so that nothing ever goes back to a step before. */
  stepsReached(): ReachedStep[] {
    const { reached } = this;
    this.reached = [];
    return reached;
  }

  private choiceFor(item: WaitingItem): Choice | null {
    const queue = this.queues.get(item.queueId);
    if (!queue) return null;
    const preferred = this.preferredOf(item, queue);
    if (preferred === 'wait') return null;
    const reached = this.stepOf(item, queue);
    const { step } = reached;
    const winner = preferred ?? this.firstFor(item, queue, step);
    if (!winner) {
      if (step > (item.skillStep ?? 0)) this.reached.push({ id: item.id, ...reached });
      return null;
    }
    const explanation = explain(this.pool, queue, item, { winner, step, now: this.now });
    this.pool.give(winner, item.channel, item.units, this.now);
    const reason = !preferred ? 'routed' : item.isDirected ? 'transferred' : 'sticky';
    return { item, agentId: winner.agent.id, reason, reached, explanation };
  }

  private stepOf({ skills, skillStep = 0, skillStepAt, enqueuedAt }: WaitingItem, queue: QueueRules): StepReached {
    const before = { step: skillStep, since: skillStepAt ?? enqueuedAt };
    return stepAt(skills, before, this.now, (needs) => this.pool.canMeet(queue, needs));
  }

  /** `wait` while he is ready but has no room (Genesys' preferred agent); null when he is not to be waited for. */
  private preferredOf(item: WaitingItem, queue: QueueRules): AgentLoad | 'wait' | null {
    const { preferredAgentId: id, stickyUntil } = item;
    if (id === null || stickyUntil === null || stickyUntil <= this.now) return null;
    const load = this.pool.get(id);
    const isMember = item.isDirected || queue.memberIds === null || queue.memberIds.has(id);
    if (!load?.agent.isReady || !isMember || this.isCooling(item, id)) return null;
    if (!load.couldEverTake(item.channel, item.units)) return null;
    // Whoever sent it to him knows why; how calm his queues are does not matter then.
    const isTime = item.isDirected || this.isTimeFor(item, queue);
    return isTime && load.hasRoomFor(item.channel, item.units) ? load : 'wait';
  }

  private firstFor(item: WaitingItem, queue: QueueRules, step: number): AgentLoad | null {
    if (!this.isTimeFor(item, queue)) return null;
    const agents = this.pool.inOrder(queue);
    let openings = this.openings.get(agents);
    if (!openings) this.openings.set(agents, (openings = new Openings(agents)));
    return openings.for(item).firstFor(item, step, (id) => this.isCooling(item, id));
  }

  private isTimeFor(item: WaitingItem, queue: QueueRules): boolean {
    return !isInterruptible(item.channel) || this.pool.isCalm(queue);
  }

  private isCooling({ coolDowns }: WaitingItem, agentId: string): boolean {
    const until = coolDowns[agentId];
    return until !== undefined && until > this.now;
  }
}
