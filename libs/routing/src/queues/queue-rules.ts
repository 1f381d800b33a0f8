import { CHANNEL_RULES, type Channel, type ChannelRules, type Queue, type SkillStep } from '@guichet/contracts';
import type { rows } from '@guichet/platform';

/** A queue's settings as their types; the columns are JSON. */
export type QueueRow = Omit<rows.Queue, 'skills' | 'channels' | 'overflow'> & {
  skills: SkillStep[];
  channels: Queue['channels'];
  overflow: Queue['overflow'];
};
export const typedQueue = (row: rows.Queue): QueueRow => row as unknown as QueueRow;

/** How a queue gives out a channel: the channel's standard, and what the queue says otherwise. */
export function rulesFor({ channels }: Pick<QueueRow, 'channels'>, channel: Channel): ChannelRules {
  const own = Object.entries(channels[channel] ?? {}).filter(([, value]) => value !== undefined);
  return { ...CHANNEL_RULES[channel], ...Object.fromEntries(own) };
}

/** Points of an item: the queue's, its customer's and the rules'. */
export function pointsOf(queue: QueueRow, valueClass: 'standard' | 'high' | 'key', extra: number): number {
  const bonus = { standard: 0, high: queue.highBonus, key: queue.keyBonus }[valueClass];
  return queue.priority + bonus + extra;
}
