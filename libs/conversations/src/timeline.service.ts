import { Injectable } from '@nestjs/common';
import type { getTimeline, InputOf, TimelineEntry } from '@guichet/contracts';
import { Db } from '@guichet/platform';
import { AttachmentsService } from './attachments/attachments.service.ts';
import { ConversationAccess } from './conversation-access.service.ts';
import { timelineEntry, WITH_ATTACHMENTS } from './timeline-entries.ts';

/** A sequence is a 32-bit number; what lies beyond has nothing before or after it anyway. */
const within = (sequence: number): number => Math.max(-1, Math.min(sequence, 2_147_483_647));

@Injectable()
export class TimelineService {
  constructor(
    private readonly db: Db,
    private readonly access: ConversationAccess,
    private readonly attachments: AttachmentsService,
  ) {}

  /** The newest page, or those right before or after a sequence; always ascending. */
  read(input: InputOf<typeof getTimeline>): Promise<{ entries: TimelineEntry[]; hasMore: boolean }> {
    const { conversationId, before, after, limit } = input;
    const isForward = after !== undefined;
    return this.db.tx(async (tx) => {
      await this.access.get(tx, conversationId);
      const sequence = {
        ...(isForward ? { gt: within(after) } : {}),
        ...(before === undefined ? {} : { lt: within(before) }),
      };
      const rows = await tx.entry.findMany({
        where: { conversationId, sequence },
        orderBy: { sequence: isForward ? 'asc' : 'desc' },
        take: limit + 1,
        include: WITH_ATTACHMENTS,
      });
      const page = rows.slice(0, limit);
      if (!isForward) page.reverse();
      return { entries: page.map((row) => timelineEntry(row, this.attachments)), hasMore: rows.length > limit };
    });
  }
}
