import type { Channel, SkillStep } from '@guichet/contracts';
import type { AgentLoad } from './agent-load.ts';
import type { RankedAgents } from './agent-order.ts';
import type { WaitingItem } from './choose.ts';
import { meetsUpTo } from './skill-steps.ts';

/**
 * Who of a queue's agents has room still for so many units of a channel. Loads only grow, so what was looked for in vain
 * once need not be looked for again: a long queue costs little more than a look at each item.
 */
class Opening {
  readonly channel: Channel;
  readonly units: number;
  private readonly agents: RankedAgents;
  /** After a search in vain, by skills and step: those who could take it but have refused that one. */
  private readonly refusers = new Map<readonly SkillStep[], RankedAgents[]>();

  constructor(channel: Channel, units: number, agents: RankedAgents) {
    [this.channel, this.units] = [channel, units];
    this.agents = agents.among(agents, this.hasRoom);
  }

  firstFor({ skills }: WaitingItem, step: number, isRefuser: (agentId: string) => boolean): AgentLoad | null {
    if (this.agents.isEmpty) return null;
    let steps = this.refusers.get(skills);
    if (!steps) this.refusers.set(skills, (steps = []));
    const left = steps[step + 1];
    const refusers: AgentLoad[] = [];
    const found = (left ?? this.agents).find((load) => {
      if (!meetsUpTo(load.agent.skills, skills, step)) return false;
      if (!isRefuser(load.agent.id)) return true;
      refusers.push(load);
      return false;
    });
    if (!found && !left) steps[step + 1] = this.agents.among(refusers, this.hasRoom);
    return found;
  }

  private readonly hasRoom = (load: AgentLoad): boolean => load.isOpenFor(this.channel, this.units);
}

/** The openings of one order of agents, by channel and units. */
export class Openings {
  private readonly agents: RankedAgents;
  private readonly openings: Opening[] = [];

  constructor(agents: RankedAgents) {
    this.agents = agents;
  }

  for({ channel, units }: WaitingItem): Opening {
    for (const one of this.openings) if (one.channel === channel && one.units === units) return one;
    const opening = new Opening(channel, units, this.agents);
    this.openings.push(opening);
    return opening;
  }
}
