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
  customerId: string | null;
  channel: Channel;
  /** Sent to him by somebody. */
  directedTo?: string | null;
  /** Had it and passed it on: whoever else served the customer, not him. */
  passedOnBy?: string | null;
}

const DAY_MS = 24 * 3_600_000;
/** Whom it was sent to is waited for at least so long. */
const DIRECTED_SECONDS = 30;

/** Who is waited for: whoever served this customer last within a day (Genesys' preferred agent), or whom it is sent to. */
@Injectable()
export class PreferredAgents {
  constructor(private readonly calendars: CalendarsService) {}

  async of(tx: Tx, wish: Wish, queue: QueueRow, now: Date): Promise<Preference | null> {
    const { channel, directedTo } = wish;
    const { stickySeconds } = rulesFor(queue, channel);
    const seconds = directedTo ? Math.max(stickySeconds, DIRECTED_SECONDS) : stickySeconds;
    const agentId = directedTo ?? (seconds ? await lastAgentOf(tx, wish, now) : null);
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

async function lastAgentOf(tx: Tx, { customerId, passedOnBy }: Wish, now: Date): Promise<string | null> {
  if (!customerId) return null;
  const acceptedAt = { gt: new Date(now.getTime() - DAY_MS) };
  const last = await tx.workItem.findFirst({
    where: { customerId, acceptedAt, agentId: { not: null, notIn: passedOnBy ? [passedOnBy] : [] } },
    orderBy: { acceptedAt: 'desc' },
    select: { agentId: true },
  });
  return last?.agentId ?? null;
}
