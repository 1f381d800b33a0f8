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

/** The agents in the order they are asked, kept so while their loads change. Ties go to the longest idle, then by id. */
export class RankedAgents {
  private readonly ranked: { load: AgentLoad; key: number }[];

  constructor(
    private readonly order: AgentOrder,
    loads: readonly AgentLoad[],
  ) {
    this.ranked = loads.map((load) => ({ load, key: orderKey(order, load) })).sort(compare);
  }

  *[Symbol.iterator](): Generator<AgentLoad> {
    for (const { load } of this.ranked) yield load;
  }

  /** Puts an agent whose load has grown in his new place, or takes him out when nothing fits any more. */
  moved(load: AgentLoad): void {
    const at = this.ranked.findIndex((one) => one.load === load);
    if (at < 0) return;
    this.ranked.splice(at, 1);
    if (load.firm >= load.agent.capacity) return;
    const entry = { load, key: orderKey(this.order, load) };
    let [low, high] = [0, this.ranked.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(this.ranked[middle]!, entry) < 0) low = middle + 1;
      else high = middle;
    }
    this.ranked.splice(low, 0, entry);
  }
}

type Ranked = { load: AgentLoad; key: number };
const compare = (a: Ranked, b: Ranked): number =>
  a.key - b.key ||
  a.load.agent.idleSince - b.load.agent.idleSince ||
  (a.load.agent.id < b.load.agent.id ? -1 : a.load.agent.id > b.load.agent.id ? 1 : 0);
