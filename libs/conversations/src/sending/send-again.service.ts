import { Injectable } from '@nestjs/common';
import type { DeliveryState, InputOf, MessageEntry, retrySend } from '@guichet/contracts';
import { Db, DomainError } from '@guichet/platform';
import { ConversationAccess, lockForServer } from '../conversation-access.service.ts';
import { touch } from '../timeline-writer.ts';
import { ComposedMessages } from './composed-messages.service.ts';
import { OutgoingEntries } from './outgoing-entries.service.ts';
import { entryWithAttachments } from './repeated-entry.ts';

/** A failed message tried once more, by hand. */
@Injectable()
export class SendAgain {
  constructor(
    private readonly db: Db,
    private readonly access: ConversationAccess,
    private readonly entries: OutgoingEntries,
    private readonly messages: ComposedMessages,
  ) {}

  retry({ messageId }: InputOf<typeof retrySend>): Promise<MessageEntry> {
    return this.db.tx(async (tx) => {
      const { conversation } = await this.access.ofEntry(tx, messageId);
      await lockForServer(tx, conversation.id);
      const { count } = await tx.entry.updateMany({
        where: { id: messageId, delivery: 'failed' },
        data: { delivery: 'queued', deliveryError: null },
      });
      if (count) {
        await this.entries.queue(tx, messageId, null);
        const where = { conversationId: conversation.id, delivery: { in: ['failed', 'bounced'] as DeliveryState[] } };
        await touch(tx, conversation.id, { hasDeliveryProblem: (await tx.entry.count({ where })) > 0 });
      }
      const entry = await entryWithAttachments(tx, messageId);
      if (entry.delivery !== 'queued') throw new DomainError('conflict');
      return this.messages.present(entry);
    });
  }
}
