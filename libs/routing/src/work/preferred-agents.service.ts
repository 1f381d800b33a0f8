import { Injectable } from '@nestjs/common';
import { addBusinessTime, CalendarsService } from '@guichet/calendars';
import { type Channel, isInterruptible } from '@guichet/contracts';
import type { Tx } from '@guichet/platform';
import { type QueueRow, rulesFor } from '../queues/queue-rules.ts';

export interface Preference {
  preferredAgentId: string;
  stickyUntil: Date;
  isDirected: boolean;
}
interface Wish {
  channel: Channel;
  /** Who served the customer last within a day. */
  lastAgentId: string | null;
  /** Sent to him by somebody. */
  directedTo?: string | null;
}

/** Whom it was sent to is waited for at least so long. */
const DIRECTED_SECONDS = 30;

/** Who is waited for: whoever served this customer last within a day (Genesys' preferred agent), or whom it is sent to. */
@Injectable()
export class PreferredAgents {
  constructor(private readonly calendars: CalendarsService) {}

  async of(tx: Tx, wish: Wish, queue: QueueRow, now: Date): Promise<Preference | null> {
    const { lastAgentId, channel, directedTo } = wish;
    const { stickySeconds } = rulesFor(queue, channel);
    const seconds = directedTo ? Math.max(stickySeconds, DIRECTED_SECONDS) : stickySeconds;
    const agentId = directedTo ?? (seconds ? lastAgentId : null);
    if (!agentId) return null;
    const stickyUntil = await this.endOf(tx, queue, channel, seconds, now);
    return { preferredAgentId: agentId, stickyUntil, isDirected: Boolean(directedTo) };
  }

  /** For mail the hours of the queue count: four of them on a Friday evening end on Monday. */
  private async endOf(tx: Tx, queue: QueueRow, channel: Channel, seconds: number, now: Date): Promise<Date> {
    const plain = new Date(now.getTime() + seconds * 1000);
    if (!isInterruptible(channel) || !queue.calendarId) return plain;
    const hours = (await this.calendars.hoursOf(tx, [queue.calendarId])).get(queue.calendarId);
    return (hours && addBusinessTime(hours, now, seconds * 1000)) ?? plain;
  }
}
