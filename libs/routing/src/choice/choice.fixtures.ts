import { type Channel, CHANNEL_RULES, type SkillStep } from '@guichet/contracts';
import type { RoutableAgent } from './agent-load.ts';
import { choose, type WaitingItem } from './choose.ts';
import { compareItems, rankAt } from './item-order.ts';
import type { QueueRules } from './pool.ts';

export const NOW = Date.UTC(2026, 10, 26, 9);
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const ago = (ms: number): number => NOW - ms;

/** Ready, with nothing in hand and everything switched on, unless said otherwise. */
export const agent = (id: string, more: Partial<RoutableAgent> = {}): RoutableAgent => ({
  id,
  isPresent: true,
  isReady: true,
  channels: new Set<Channel>(['email', 'chat', 'voice', 'callback']),
  capacity: 100,
  maximums: {},
  skills: new Map(),
  idleSince: ago(MINUTE),
  lastAssignedAt: null,
  held: [],
  ...more,
});

export const held = (...channels: Channel[]): RoutableAgent['held'] =>
  channels.map((channel) => ({ channel, units: CHANNEL_RULES[channel].units }));

export const item = (id: string, more: Partial<WaitingItem> = {}): WaitingItem => ({
  id,
  queueId: 'q',
  channel: 'chat',
  units: CHANNEL_RULES[more.channel ?? 'chat'].units,
  skills: [],
  priority: 0,
  originalArrivalAt: ago(10 * SECOND),
  enqueuedAt: more.originalArrivalAt ?? ago(10 * SECOND),
  preferredAgentId: null,
  stickyUntil: null,
  coolDowns: {},
  ...more,
});

export const queue = (more: Partial<QueueRules> = {}): QueueRules => ({
  id: 'q',
  memberIds: null,
  agentOrder: 'longest_idle',
  calmPercent: 80,
  ...more,
});

/** `[skill, level]` pairs that are asked for together, for so many seconds. */
export const step = (seconds: number, ...needs: [skillId: string, level: number][]): SkillStep => ({
  seconds,
  needs: needs.map(([skillId, level]) => ({ skillId, level })),
});
export const skills = (levels: Record<string, number>): RoutableAgent['skills'] => new Map(Object.entries(levels));

export const inOrder = (items: readonly WaitingItem[]): WaitingItem[] =>
  items
    .map((one) => ({ one, id: one.id, tier: 0, rankAt: rankAt(one.originalArrivalAt, one.priority) }))
    .sort(compareItems)
    .map(({ one }) => one);

/** Who gets what, as `item>agent`. */
export function chosen(
  items: readonly WaitingItem[],
  agents: readonly RoutableAgent[],
  queues: readonly QueueRules[] = [queue()],
  now = NOW,
): string[] {
  const byId = new Map(queues.map((one) => [one.id, one]));
  return choose(inOrder(items), agents, byId, now).map(({ item: { id }, agentId }) => `${id}>${agentId}`);
}
