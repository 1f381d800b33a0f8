import { AGENT_ORDERS, Channel, CHANNEL_RULES } from '@guichet/contracts';
import fc from 'fast-check';
import type { RoutableAgent } from './agent-load.ts';
import { agent, ago, held, inOrder, item, MINUTE, NOW, queue, SECOND, skills, step } from './choice.fixtures.ts';
import type { WaitingItem } from './choose.ts';
import type { QueueRules } from './pool.ts';

export interface World {
  agents: RoutableAgent[];
  queues: Map<string, QueueRules>;
  /** In the order they are to be served. */
  items: WaitingItem[];
}

/** Shared, as items of a queue share them. */
const STEPS = [
  [],
  [step(60, ['fr', 4]), step(60, ['fr', 2]), step(60)],
  [step(60, ['fr', 3], ['billing', 1])],
  [step(1, ['billing', 5]), step(1, ['es', 1])],
];
const AGENTS = ['a', 'b', 'c', 'd', 'e', 'f'];
const QUEUES = ['q', 'r', 's'];

const channels = fc.constantFrom(...Channel.options);
const level = fc.integer({ min: 0, max: 5 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

/** What is in hand fits, as calls come on top of mail. */
const inHand = fc.oneof(
  fc.constantFrom<Channel[]>(
    [],
    ['voice'],
    ['email', 'voice'],
    ['email', 'chat', 'chat', 'chat'],
    Array(9).fill('email'),
  ),
  fc.array(fc.constantFrom<Channel>('chat', 'email'), { maxLength: 2 }),
);
const someAgent = (id: string) =>
  fc
    .record({
      isPresent: fc.boolean(),
      isAway: fc.integer({ min: 0, max: 3 }),
      channels: fc.uniqueArray(channels, { minLength: 1 }),
      maximum: maybe(fc.tuple(channels, fc.integer({ min: 0, max: 2 }))),
      levels: fc.record({ fr: level, billing: level }),
      idle: fc.integer({ min: 0, max: 3 }),
      last: maybe(fc.integer({ min: 0, max: 3 })),
      inHand,
    })
    .map(({ isAway, maximum, levels, idle, last, inHand: hand, ...more }) => {
      const isReady = isAway > 0;
      return agent(id, {
        ...{ isReady, isPresent: isReady || more.isPresent, channels: new Set(more.channels) },
        ...{ maximums: maximum ? { [maximum[0]]: maximum[1] } : {}, skills: skills(levels), held: held(...hand) },
        ...{ idleSince: ago(idle * MINUTE), lastAssignedAt: last === null ? null : ago(last * MINUTE) },
      });
    });
const someQueue = (id: string) =>
  fc
    .record({
      members: maybe(fc.subarray(AGENTS)),
      agentOrder: fc.constantFrom(...AGENT_ORDERS),
      calmPercent: fc.constantFrom(0, 30, 60, 101),
    })
    .map(({ members, ...more }) => queue({ id, memberIds: members && new Set(members), ...more }));
const someItem = fc
  .record({
    queueId: fc.constantFrom(...QUEUES),
    channel: channels,
    steps: fc.integer({ min: 0, max: STEPS.length - 1 }),
    /** Came to a later step so many seconds ago; -1: to none yet. */
    stepSince: fc.integer({ min: -1, max: 90 }),
    priority: fc.integer({ min: 0, max: 3 }),
    waited: fc.integer({ min: 0, max: 180 }),
    preferred: maybe(fc.constantFrom(...AGENTS)),
    stickyFor: fc.integer({ min: -1, max: 1 }),
    coolDowns: fc.dictionary(fc.constantFrom(...AGENTS), fc.integer({ min: -1, max: 1 }), { maxKeys: 2 }),
  })
  .map(({ queueId, channel, priority, ...more }) => ({
    ...{ queueId, channel, priority, units: CHANNEL_RULES[channel].units, skills: STEPS[more.steps]! },
    ...(more.stepSince < 0
      ? {}
      : {
          skillStep: Math.max(0, Math.min(1, STEPS[more.steps]!.length - 1)),
          skillStepAt: ago(more.stepSince * SECOND),
        }),
    ...{ originalArrivalAt: ago(more.waited * SECOND), enqueuedAt: ago(more.waited * SECOND) },
    ...{ preferredAgentId: more.preferred, stickyUntil: more.preferred === null ? null : NOW + more.stickyFor },
    coolDowns: Object.fromEntries(Object.entries(more.coolDowns).map(([id, left]) => [id, NOW + left])),
  }));

export const worlds: fc.Arbitrary<World> = fc
  .record({
    agents: fc.tuple(...AGENTS.map(someAgent)),
    queues: fc.tuple(...QUEUES.map(someQueue)),
    items: fc.array(someItem, { maxLength: 30 }),
  })
  .map(({ agents, queues, items }) => ({
    agents,
    queues: new Map(queues.map((one) => [one.id, one])),
    items: inOrder(items.map((more, index) => item(`i${index}`, more))),
  }));

/** All timers over, and calm. */
export const quietly = ({ agents, queues, items }: World): World => ({
  agents,
  queues: new Map([...queues].map(([id, rules]) => [id, { ...rules, calmPercent: 101 }])),
  items: items.map((one) => ({
    ...one,
    ...{ stickyUntil: null, coolDowns: {}, enqueuedAt: ago(60 * MINUTE), skillStepAt: null },
  })),
});
