import { Injectable } from '@nestjs/common';
import type { MessageEntry } from '@guichet/contracts';
import { Db, found, key, type Prisma, type rows, type Tx } from '@guichet/platform';
import { AttachmentsService } from '../attachments/attachments.service.ts';
import { messageEntry, WITH_ATTACHMENTS } from '../timeline-entries.ts';
import type { LiveEntry } from './live-entry.ts';

/** What both sides of a dialogue have said: no mails, notes or lines of the system. */
const SAID = {
  type: 'message',
  kind: 'normal',
  delivery: { in: ['received', 'queued', 'sent'] },
} satisfies Prisma.EntryWhereInput;

/** The dialogue as screens catch up with it. */
@Injectable()
export class LiveTimeline {
  constructor(
    private readonly db: Db,
    private readonly attachments: AttachmentsService,
  ) {}

  one(entryId: string): Promise<LiveEntry> {
    return this.db.tx(async (tx) => {
      const row = found(await tx.entry.findUnique({ where: key(entryId), include: WITH_ATTACHMENTS }));
      const before = { ...SAID, conversationId: row.conversationId, sequence: { lt: row.sequence } };
      const last = await tx.entry.findFirst({
        where: before,
        orderBy: { sequence: 'desc' },
        select: { sequence: true },
      });
      return { ...row, previous: last?.sequence ?? 0 };
    });
  }

  /** The messages after a sequence, oldest first. */
  async after(
    tx: Tx,
    conversationId: string,
    after: number,
    limit: number,
  ): Promise<{ entries: LiveEntry[]; hasMore: boolean }> {
    const found = await tx.entry.findMany({
      where: { ...SAID, conversationId, sequence: { gt: after } },
      orderBy: { sequence: 'asc' },
      take: limit + 1,
      include: WITH_ATTACHMENTS,
    });
    const page = found.slice(0, limit);
    const entries = page.map((row, index) => ({ ...row, previous: page[index - 1]?.sequence ?? after }));
    return { entries, hasMore: found.length > limit };
  }

  /** Of each conversation the last message's sequence; those without one are left out. */
  async lastSequences(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
    const last = await tx.entry.groupBy({
      by: ['conversationId'],
      where: { ...SAID, conversationId: { in: [...ids] } },
      _max: { sequence: true },
    });
    return new Map(last.map(({ conversationId, _max }) => [conversationId, _max?.sequence ?? 0]));
  }

  /** As the desk's timeline has it. */
  present(entry: LiveEntry): MessageEntry {
    return messageEntry(entry, this.attachments);
  }
  presentFile(row: rows.Attachment) {
    return this.attachments.present(row);
  }
}
