import type { RoutableAgent } from './agent-load.ts';
import type { WaitingItem } from './choose.ts';
import type { World } from './world.fixtures.ts';

interface Hand {
  agent: RoutableAgent;
  held: { channel: string; units: number }[];
  lastAssignedAt: number | null;
  turn: number;
}
const sum = (values: readonly { units: number }[]) => values.reduce((all, { units }) => all + units, 0);
const firm = (held: Hand['held']) => held.filter(({ channel }) => channel !== 'email');
const meets = ({ skills }: RoutableAgent, { needs }: WaitingItem['skills'][number]) =>
  needs.every(({ skillId, level }) => (skills.get(skillId) ?? 0) >= level);

/** The rules as they are written down, without a thought for speed: what `choose` has to come to as well. */
export function plainChoice({ agents, queues, items }: World, now: number): string[] {
  const hands: Hand[] = agents.map((agent) => ({
    agent,
    ...{ held: [...agent.held], lastAssignedAt: agent.lastAssignedAt, turn: 0 },
  }));
  const given: string[] = [];
  for (const item of items) {
    const hand = next(item);
    if (!hand) continue;
    hand.held.push({ channel: item.channel, units: item.units });
    hand.lastAssignedAt = now;
    given.push(`${item.id}>${hand.agent.id}`);
    hand.turn = given.length;
  }
  return given;

  function next(item: WaitingItem): Hand | undefined {
    const { memberIds, agentOrder, calmPercent } = queues.get(item.queueId)!;
    const members = hands.filter(({ agent }) => agent.isPresent && (memberIds?.has(agent.id) ?? true));
    const ready = members.filter(({ agent }) => agent.isReady);
    const busy = ready.filter(({ held }) => firm(held).length > 0);
    const isTime = item.channel !== 'email' || busy.length * 100 < calmPercent * ready.length;
    const able = ready.filter(
      ({ agent }) => agent.channels.has(item.channel) && !((item.coolDowns[agent.id] ?? 0) > now),
    );
    const preferred = (item.stickyUntil ?? 0) > now && able.find(({ agent }) => agent.id === item.preferredAgentId);
    if (preferred && preferred.agent.maximums[item.channel] !== 0) {
      return isTime && hasRoom(preferred, item) ? preferred : undefined;
    }
    const steps = stepsSoFar(item, members);
    return able
      .filter(
        (hand) => isTime && hasRoom(hand, item) && (!steps.length || steps.some((step) => meets(hand.agent, step))),
      )
      .sort((a, b) => compare(agentOrder, a, b))[0];
  }

  function stepsSoFar({ skills, enqueuedAt, skillStep = 0, skillStepAt }: WaitingItem, members: readonly Hand[]) {
    let until = skillStepAt ?? enqueuedAt;
    const at = skills.findIndex((step, index) => {
      if (index === skills.length - 1) return true;
      if (index < skillStep) return false;
      if (members.some(({ agent }) => meets(agent, step))) until += step.seconds * 1000;
      return until > now;
    });
    return skills.slice(0, at + 1);
  }
}

export function hasRoom({ agent, held }: Pick<Hand, 'agent' | 'held'>, { channel, units }: WaitingItem): boolean {
  const most = agent.maximums[channel] ?? Number.POSITIVE_INFINITY;
  const inTheWay = channel === 'email' ? held : firm(held);
  return held.filter((one) => one.channel === channel).length < most && sum(inTheWay) + units <= agent.capacity;
}

function compare(order: string, a: Hand, b: Hand): number {
  const keys = ({ agent, held, lastAssignedAt, turn }: Hand) => [
    ...(order === 'longest_idle' ? (held.length ? [1, lastAssignedAt ?? 0] : [0, agent.idleSince]) : []),
    ...(order === 'most_spare' ? [sum(held) - agent.capacity] : []),
    ...(order === 'round_robin' ? [lastAssignedAt ?? 0] : []),
    ...(order === 'fewest_open' ? [held.length] : []),
    ...[turn, agent.idleSince],
  ];
  const [left, right] = [keys(a), keys(b)];
  const at = left.findIndex((key, index) => key !== right[index]);
  return at < 0 ? a.agent.id.localeCompare(b.agent.id) : left[at]! - right[at]!;
}
