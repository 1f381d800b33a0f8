import type { AGENT_ORDERS } from '@guichet/contracts';
import type { AgentLoad } from './agent-load.ts';

export type AgentOrder = (typeof AGENT_ORDERS)[number];

/** Beyond any time of ours: who works on something comes after all who do not. */
const BUSY = 1e15;

/** What each order compares; the smallest is next. */
const KEYS: Record<AgentOrder, (load: AgentLoad) => number> = {
  /** FreeSWITCH's longest-idle-agent: one clock over all queues and channels; of the busy, who was given work longest ago. */
  longest_idle: ({ open, agent, lastAssignedAt }) => (open === 0 ? agent.idleSince : BUSY + (lastAssignedAt ?? 0)),
  most_spare: ({ agent, used }) => used - agent.capacity,
  round_robin: ({ lastAssignedAt }) => lastAssignedAt ?? 0,
  fewest_open: ({ open }) => open,
};
export const orderKey = (order: AgentOrder, load: AgentLoad): number => KEYS[order](load);

/**
 * The agents in the order they are asked, kept so while their loads change. Of equal ones those come first who were not
 * given anything in this choice, or longer ago; then the longest idle; then by id.
 */
export class RankedAgents {
  private readonly order: AgentOrder;
  private readonly canTake: (load: AgentLoad) => boolean;
  private readonly ranked: Ranked[] = [];
  /** Whoever stood before it is out: taking the first of an array out would move all the others. */
  private start = 0;

  /** Only those who can take something; who cannot any more never will, as loads only grow. */
  constructor(order: AgentOrder, loads: Iterable<AgentLoad>, canTake: (load: AgentLoad) => boolean) {
    [this.order, this.canTake] = [order, canTake];
    for (const load of loads) if (canTake(load)) this.ranked.push(this.entry(load));
    if (this.ranked.length > 1) this.ranked.sort(compare);
  }

  get isEmpty(): boolean {
    while (this.start < this.ranked.length) {
      const { load, turn } = this.ranked[this.start]!;
      if (turn === load.turn) break;
      this.replace(this.start);
    }
    return this.start >= this.ranked.length;
  }

  /** Keys only grow too: whoever was given something is put in his new place when he is come upon at his old one. */
  *[Symbol.iterator](): Generator<AgentLoad> {
    for (let at = this.start; at < this.ranked.length;) {
      const { load, turn } = this.ranked[at]!;
      if (turn === load.turn) {
        at += 1;
        yield load;
      } else at = this.replace(at);
    }
  }

  /** As a loop over them would, in the time of a few of its steps. */
  find(isWanted: (load: AgentLoad) => boolean): AgentLoad | null {
    for (let at = this.start; at < this.ranked.length;) {
      const { load, turn } = this.ranked[at]!;
      if (turn !== load.turn) at = this.replace(at);
      else if (isWanted(load)) return load;
      else at += 1;
    }
    return null;
  }

  /** Some of them, in the same order. */
  among(loads: Iterable<AgentLoad>, canTake: (load: AgentLoad) => boolean): RankedAgents {
    return new RankedAgents(this.order, loads, canTake);
  }

  /** Where to go on. */
  private replace(at: number): number {
    const { ranked } = this;
    const { load } = ranked[at]!;
    if (this.canTake(load)) {
      const entry = this.entry(load);
      const place = this.placeOf(entry, at + 1) - 1;
      for (let index = at; index < place; index += 1) ranked[index] = ranked[index + 1]!;
      ranked[place] = entry;
      return at;
    }
    if (at > this.start) ranked.splice(at, 1);
    else this.start += 1;
    return Math.max(at, this.start);
  }

  private placeOf(entry: Ranked, from: number): number {
    let [low, high] = [from, this.ranked.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(this.ranked[middle]!, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private entry(load: AgentLoad): Ranked {
    return { load, key: orderKey(this.order, load), turn: load.turn };
  }
}

interface Ranked {
  load: AgentLoad;
  key: number;
  turn: number;
}
const compare = (a: Ranked, b: Ranked): number =>
  a.key - b.key ||
  a.turn - b.turn ||
  a.load.agent.idleSince - b.load.agent.idleSince ||
  (a.load.agent.id < b.load.agent.id ? -1 : a.load.agent.id > b.load.agent.id ? 1 : 0);
