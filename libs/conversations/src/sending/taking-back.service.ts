import { Injectable } from '@nestjs/common';
import type { InputOf, undoSend } from '@guichet/contracts';
import { currentActor, Db, DomainError, Events, rows, type Tx } from '@guichet/platform';
import { ConversationStatusService } from '../actions/conversation-status.service.ts';
import { AttachmentsService } from '../attachments/attachments.service.ts';
import { ConversationAccess, lockForServer } from '../conversation-access.service.ts';
import { touch } from '../timeline-writer.ts';
import { type Before, outgoingDataOf } from './outgoing-data.ts';

const dateOf = (iso: string | null): Date | null => (iso === null ? null : new Date(iso));

/** Taking a held message back: one conditional update decides between this and its delivery. */
@Injectable()
export class TakingBack {
  constructor(
    private readonly db: Db,
    private readonly access: ConversationAccess,
    private readonly status: ConversationStatusService,
    private readonly attachments: AttachmentsService,
    private readonly events: Events,
  ) {}

  undo({ messageId }: InputOf<typeof undoSend>): Promise<{ ok: true }> {
    return this.db.tx(async (tx) => {
      const { entry } = await this.access.ofEntry(tx, messageId);
      const conversation = (await lockForServer(tx, entry.conversationId))!;
      if (entry.direction !== 'out') throw new DomainError('too_late_to_undo');
      if (entry.authorUserId !== currentActor().userId) throw new DomainError('forbidden');
      await this.remove(tx, entry);
      const { mode, before } = outgoingDataOf(entry);
      await this.keepAsDraft(tx, entry, mode);
      if (before) await this.restore(tx, conversation, entry, before);
      await tx.searchDocument.deleteMany({ where: { id: messageId } });
      await this.events.record(tx, 'message.taken-back', { conversationId: conversation.id, messageId });
      return { ok: true };
    });
  }

  /** The line stays, so that lines stay numbered without gap, but tells only that something was taken back. */
  private async remove(tx: Tx, { id }: rows.Entry): Promise<void> {
    const empty = { subject: '', text: '', quotedText: '', html: null, recipients: {}, fromName: '', fromAddress: '' };
    const { count } = await tx.entry.updateMany({
      where: { id, delivery: 'held' },
      data: { ...empty, type: 'system', event: 'message.taken-back', data: {}, delivery: null, heldUntil: null },
    });
    if (!count) throw new DomainError('too_late_to_undo');
  }

  private async keepAsDraft(tx: Tx, entry: rows.Entry, mode: string): Promise<void> {
    const attachmentIds = await this.attachments.release(tx, entry.id);
    const of = { conversationId: entry.conversationId, userId: currentActor().userId };
    const recipients = entry.recipients as rows.Prisma.InputJsonObject;
    const content = { mode: mode === 'new' ? 'reply' : mode, html: entry.html ?? '', recipients, attachmentIds };
    await tx.draft.deleteMany({ where: of });
    await tx.draft.create({ data: { ...of, ...content } });
  }

  /** Only what still is as the message left it: the customer may have written meanwhile. */
  private async restore(tx: Tx, now: rows.Conversation, entry: rows.Entry, before: Before): Promise<void> {
    const { id } = now;
    const isLast = now.lastMessageAt.getTime() === entry.at.getTime();
    await touch(tx, id, {
      ...(before.isFirstAnswer ? { firstAnsweredAt: null } : {}),
      ...(before.waitingSince
        ? { waitingSince: dateOf(before.waitingSince), answerDueAt: dateOf(before.answerDueAt) }
        : {}),
      ...(isLast ? { preview: before.preview, lastMessageAt: dateOf(before.lastMessageAt)! } : {}),
    });
    if (now.status !== before.statusAfter || now.status === before.status) return;
    await this.status.restore(tx, id, { status: before.status, snoozedUntil: dateOf(before.snoozedUntil) });
  }
}
