import { type Channel, isInterruptible } from '@guichet/contracts';
import type { Skills } from './skill-steps.ts';

/** Of one channel; `count` of them have so many units together, one where it is not said. */
export interface Held {
  channel: Channel;
  units: number;
  count?: number;
}

/** Someone work can be given to, with what he holds already: offers, live work and wrap-ups. */
export interface RoutableAgent {
  id: string;
  /** Logged in, in whatever state. */
  isPresent: boolean;
  /** Ready, and a desk of his is connected. */
  isReady: boolean;
  channels: ReadonlySet<Channel>;
  capacity: number;
  maximums: Partial<Record<Channel, number>>;
  skills: Skills;
  /** Milliseconds since the epoch, here and below. */
  idleSince: number;
  lastAssignedAt: number | null;
  held: readonly Held[];
}

/** What an agent holds, while a choice is made and his load grows with it. */
export class AgentLoad {
  used = 0;
  /** Of calls and chats, which nothing may interrupt. */
  firm = 0;
  open = 0;
  lastAssignedAt: number | null;
  /** When in the running choice he was last given something; 0: not yet. */
  turn = 0;
  private readonly counts: Partial<Record<Channel, number>> = {};

  readonly agent: RoutableAgent;

  constructor(agent: RoutableAgent) {
    this.agent = agent;
    this.lastAssignedAt = agent.lastAssignedAt;
    for (const { channel, units, count } of agent.held) this.add(channel, units, count);
  }

  /** Mail counts against all that is held; a call or chat only against what it may not interrupt (Genesys, Zendesk). */
  hasRoomFor(channel: Channel, units: number): boolean {
    const { capacity, maximums } = this.agent;
    const most = maximums[channel];
    if (most !== undefined && (this.counts[channel] ?? 0) >= most) return false;
    return (isInterruptible(channel) ? this.used : this.firm) + units <= capacity;
  }

  isOpenFor(channel: Channel, units: number): boolean {
    return this.agent.channels.has(channel) && this.hasRoomFor(channel, units);
  }

  /** Whether there would be room if he held nothing. */
  couldEverTake(channel: Channel, units: number): boolean {
    const { capacity, channels, maximums } = this.agent;
    return channels.has(channel) && units <= capacity && maximums[channel] !== 0;
  }

  take(channel: Channel, units: number, now: number, turn: number): void {
    this.add(channel, units);
    this.lastAssignedAt = now;
    this.turn = turn;
  }

  private add(channel: Channel, units: number, count = 1): void {
    this.used += units;
    this.open += count;
    if (!isInterruptible(channel)) this.firm += units;
    this.counts[channel] = (this.counts[channel] ?? 0) + count;
  }
}
