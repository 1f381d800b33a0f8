import { type Channel, CHANNEL_RULES, type SkillStep } from '@guichet/contracts';
import { Chooser, type WaitingItem } from '../../libs/routing/src/choice/choose.ts';
import type { RoutableAgent } from '../../libs/routing/src/choice/agent-load.ts';
import { compareItems, rankAt } from '../../libs/routing/src/choice/item-order.ts';
import { Pool, type QueueRules } from '../../libs/routing/src/choice/pool.ts';
import { nextPage } from '../../libs/routing/src/router/page.ts';
import { percentile } from '../bench/figures.ts';
import { random } from '../random.ts';

const NOW = Date.UTC(2026, 10, 26, 9);
const AGENTS = 1000;
const SIZES = { small: 1000, large: 10_000 };
const TARGET = { p99Ms: 20, growth: SIZES.large / SIZES.small };
const CHANNELS: readonly Channel[] = ['voice', 'chat', 'callback', 'email'];

interface Scenario {
  name: string;
  /** How many of the agents have nothing in hand; the others are in a call. */
  free: number;
  queues: number;
  hasMembers: boolean;
  channels: readonly Channel[];
  /** Ways to ask for skills in each queue; 0: nothing is asked for. */
  needs: number;
  /** Items that were declined by somebody a moment ago, percent. */
  declined: number;
}
const plain = { queues: 20, hasMembers: false, channels: ['voice'], needs: 0, declined: 0 } as const;
export const SCENARIOS: readonly Scenario[] = [
  { ...plain, name: 'one free agent, queues for everybody', free: 1 },
  { ...plain, name: 'one free agent, queues with members', free: 1, hasMembers: true },
  { ...plain, name: 'one free agent, many skills', free: 1, needs: 10 },
  { ...plain, name: 'one free agent whom all declined', free: 1, declined: 100 },
  { ...plain, name: 'nobody free', free: 0, channels: CHANNELS },
  { ...plain, name: 'all free, calls', free: AGENTS },
  { ...plain, name: 'all free, all channels, members', free: AGENTS, hasMembers: true, channels: CHANNELS },
  {
    ...plain,
    name: 'all free, many skills',
    free: AGENTS,
    channels: CHANNELS,
    needs: 10,
    hasMembers: true,
    declined: 20,
  },
];

export interface ChoiceFigures {
  scenario: string;
  items: number;
  chosen: number;
  /** Of the whole queue, page after page. */
  meanMs: number;
  /**
   * Of one choice: a page of items as the router reads them, the first with the pool of agents. Processor time here and
   * above: a choice waits for nothing, and what others do on the machine is not its time.
   */
  p50Ms: number;
  p99Ms: number;
  /** By the clock on the wall, that is with whatever else the machine does. */
  wallP50Ms: number;
  wallP99Ms: number;
  /** Time for the large size over that for the small one, here ten times as many. */
  growth: number;
  isPassed: boolean;
}

/** How long choices take with 1,000 agents and 10,000 queued items, and how that grows from 1,000 items. */
export function benchChoice(rounds = 200, scenarios = SCENARIOS): ChoiceFigures[] {
  return scenarios.map((scenario, index) => {
    const next = random(index + 1);
    const [small, large] = [SIZES.small, SIZES.large].map((items) => measure(scenario, items, rounds, next));
    const growth = large!.meanMs / small!.meanMs;
    const isPassed = large!.p99Ms <= TARGET.p99Ms && growth <= TARGET.growth;
    return { scenario: scenario.name, items: SIZES.large, ...large!, growth, isPassed };
  });
}

function measure(scenario: Scenario, count: number, rounds: number, next: () => number) {
  const agents = Array.from({ length: AGENTS }, (_, index) => someAgent(index, scenario, next));
  const queues = new Map(
    Array.from({ length: scenario.queues }, (_, index) => [`q${index}`, someQueue(index, scenario, next)]),
  );
  const items = someItems(count, scenario, next);
  const [times, wall]: [number[], number[]] = [[], []];
  let chosen = 0;
  // The first rounds are the compiler's.
  for (let round = -20; round < rounds; round += 1) {
    let chooser: Chooser | undefined;
    chosen = 0;
    for (let [at, size] = [0, nextPage()]; at < items.length; at += size, size = nextPage(size)) {
      const [started, cpuBefore] = [performance.now(), process.threadCpuUsage()];
      chooser ??= new Chooser(new Pool(agents), queues, NOW);
      chosen += chooser.chooseAmong(items.slice(at, at + size)).length;
      const { user, system } = process.threadCpuUsage(cpuBefore);
      if (round < 0) continue;
      wall.push(performance.now() - started);
      times.push((user + system) / 1000);
    }
  }
  const [p50Ms, p99Ms] = [percentile(times, 0.5), percentile(times, 0.99)];
  const meanMs = times.reduce((sum, ms) => sum + ms, 0) / rounds;
  return { chosen, meanMs, p50Ms, p99Ms, wallP50Ms: percentile(wall, 0.5), wallP99Ms: percentile(wall, 0.99) };
}

const SKILLS = 40;
function someAgent(index: number, { free }: Scenario, next: () => number): RoutableAgent {
  const skills = Array.from({ length: 5 }, () => [`s${whole(next, SKILLS)}`, 1 + whole(next, 5)] as const);
  return {
    id: `agent-${index}`,
    ...{ isPresent: true, isReady: true, channels: new Set(CHANNELS), capacity: 100, maximums: {} },
    skills: new Map(skills),
    ...{ idleSince: NOW - whole(next, 600_000), lastAssignedAt: NOW - whole(next, 6_000_000) },
    held: index < free ? [] : [{ channel: 'voice', units: 100 }],
  };
}

const ORDERS = ['longest_idle', 'most_spare', 'round_robin', 'fewest_open'] as const;
function someQueue(index: number, { hasMembers }: Scenario, next: () => number): QueueRules {
  const memberIds = Array.from({ length: AGENTS }, (_, agent) => `agent-${agent}`).filter(
    // The one who is free in the scenarios with one is a member of all.
    (_, agent) => agent === 0 || next() < 0.3,
  );
  return {
    id: `q${index}`,
    memberIds: hasMembers ? new Set(memberIds) : null,
    agentOrder: ORDERS[index % ORDERS.length]!,
    calmPercent: 80,
  };
}

function someItems(count: number, scenario: Scenario, next: () => number): WaitingItem[] {
  const steps = Array.from({ length: scenario.needs * scenario.queues }, () => someSteps(next));
  return Array.from({ length: count }, (_, index) => {
    const channel = scenario.channels[index % scenario.channels.length]!;
    const at = whole(next, scenario.queues);
    const originalArrivalAt = NOW - whole(next, 3_600_000);
    const coolDowns: Record<string, number> = next() * 100 < scenario.declined ? { 'agent-0': NOW + 60_000 } : {};
    return {
      ...{
        id: `item-${index}`,
        queueId: `q${at}`,
        channel,
        units: CHANNEL_RULES[channel].units,
      },
      skills: steps[at * scenario.needs + whole(next, scenario.needs)] ?? [],
      ...{ priority: whole(next, 30), originalArrivalAt, enqueuedAt: originalArrivalAt },
      ...{ preferredAgentId: null, stickyUntil: null, coolDowns },
    };
  })
    .map((item) => ({ item, id: item.id, tier: 0, rankAt: rankAt(item.originalArrivalAt, item.priority) }))
    .sort(compareItems)
    .map(({ item }) => item);
}

/** The last one is for those who know the first skill a little: there is not always somebody. */
const someSteps = (next: () => number): SkillStep[] =>
  [4, 3, 2].map((level) => ({
    seconds: 600,
    needs: [{ skillId: `s${whole(next, SKILLS)}`, level }],
  }));

const whole = (next: () => number, below: number): number => Math.floor(next() * below);
