import { Injectable } from '@nestjs/common';
import type { Address, ConversationStatus, MessageEntry } from '@guichet/contracts';
import { currentActor, DomainError, type rows, type Tx } from '@guichet/platform';
import { ConversationAssignment } from '../actions/conversation-assignment.service.ts';
import { ConversationStatusService } from '../actions/conversation-status.service.ts';
import { AttachmentsService } from '../attachments/attachments.service.ts';
import { previewOf } from '../preview.ts';
import { type EntryRow, messageEntry, type Recipients } from '../timeline-entries.ts';
import type { ConversationChange } from '../timeline-writer.ts';
import { sanitiseComposed, textOf } from './composed-html.ts';
import { beforeSending, type OutgoingData } from './outgoing-data.ts';
import { OutgoingEntries } from './outgoing-entries.service.ts';
import { quoteOf } from './quoted-entry.ts';
import { SendTimes } from './send-times.ts';

export interface Composed {
  mode: OutgoingData['mode'];
  clientId: string;
  from: Address;
  recipients: Recipients;
  subject: string;
  html: string;
  attachmentIds: readonly string[];
  /** What it answers or forwards. */
  answered: EntryRow | null;
  inboxLanguage: string;
  thenStatus: 'open' | 'pending' | 'resolved' | undefined;
  /** The customer is there: it leaves at once, and the dialogue goes on. */
  isLive: boolean;
}
const ACTIONS = { open: 'reopen', pending: 'answered', resolved: 'resolve' } as const;

/** A message that someone wrote, and what it does to its conversation. */
@Injectable()
export class ComposedMessages {
  constructor(
    private readonly entries: OutgoingEntries,
    private readonly assignment: ConversationAssignment,
    private readonly status: ConversationStatusService,
    private readonly attachments: AttachmentsService,
    private readonly times: SendTimes,
  ) {}

  /** The caller holds the conversation's lock. */
  async send(tx: Tx, conversation: rows.Conversation, composed: Composed): Promise<MessageEntry> {
    const { mode, answered, attachmentIds } = composed;
    const html = sanitiseComposed(composed.html);
    const text = textOf(html);
    const isForward = mode === 'forward';
    if (!text && !html.includes('<img') && !attachmentIds.length && !isForward)
      throw new DomainError('invalid_input', { issues: [{ path: 'html' }] });
    // To a third person it is no answer: the customer goes on waiting.
    const status = composed.thenStatus ?? (isForward || composed.isLive ? conversation.status : 'pending');
    const { at, heldUntil } = composed.isLive ? this.times.atOnce() : this.times.next();
    const before = beforeSending(conversation, status);
    const row = await this.entries.write(
      tx,
      conversation.id,
      {
        ...composed,
        ...{ kind: 'normal', html, text, at, heldUntil },
        quotedText: answered ? quoteOf(answered, mode, composed.inboxLanguage).text.trim() : '',
        data: { mode, quotedEntryId: answered?.id ?? null, before },
        copied: isForward ? (answered?.attachments ?? []) : [],
      },
      { preview: previewOf(text), lastMessageAt: at, ...(isForward ? {} : answeredAt(conversation, at)) },
    );
    await this.carryOn(tx, conversation, status);
    await tx.draft.deleteMany({ where: { conversationId: conversation.id, userId: currentActor().userId } });
    return this.present(row);
  }

  present(row: EntryRow): MessageEntry {
    return messageEntry(row, this.attachments);
  }

  /** Whoever answers what nobody holds, holds it. */
  private async carryOn(tx: Tx, conversation: rows.Conversation, status: ConversationStatus): Promise<void> {
    const { assigneeId, teamId } = conversation;
    if (!assigneeId) await this.assignment.give(tx, conversation, { assigneeId: currentActor().userId, teamId });
    if (status === 'snoozed' || status === conversation.status) return;
    await this.status.apply(tx, conversation, ACTIONS[status], { isToldByMessage: status !== 'resolved' });
  }
}

const answeredAt = (conversation: rows.Conversation, at: Date): ConversationChange => ({
  waitingSince: null,
  answerDueAt: null,
  answerWarnAt: null,
  firstAnsweredAt: conversation.firstAnsweredAt ?? at,
});
