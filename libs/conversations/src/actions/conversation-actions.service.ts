import { Injectable } from '@nestjs/common';
import type { ConversationSummary, InputOf, resolveConversation, snoozeConversation } from '@guichet/contracts';
import { Clock, DomainError } from '@guichet/platform';
import { ConversationChanges } from '../conversation-changes.service.ts';
import { ConversationStatusService } from './conversation-status.service.ts';
import { followUpOf } from './follow-ups.service.ts';

interface One {
  conversationId: string;
}

/** What people do to a conversation's status. */
@Injectable()
export class ConversationActions {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly status: ConversationStatusService,
    private readonly clock: Clock,
  ) {}

  async snooze({ conversationId, until }: InputOf<typeof snoozeConversation>): Promise<ConversationSummary> {
    const at = new Date(until);
    if (at <= this.clock.now()) throw new DomainError('snooze_in_past');
    return this.changes.change(conversationId, (tx, it) => this.status.apply(tx, it, 'snooze', { until: at }));
  }

  reopen({ conversationId }: One): Promise<ConversationSummary> {
    return this.changes.change(conversationId, (tx, it) => this.status.apply(tx, it, 'reopen'));
  }

  pending({ conversationId }: One): Promise<ConversationSummary> {
    return this.changes.change(conversationId, (tx, it) => this.status.apply(tx, it, 'pending'));
  }

  resolve({ conversationId, closing }: InputOf<typeof resolveConversation>): Promise<ConversationSummary> {
    return this.changes.change(conversationId, async (tx, conversation) => {
      const isDone = await this.status.apply(tx, conversation, 'resolve', closing ? { told: closing } : {});
      const followUp = isDone && closing ? followUpOf(conversation, closing) : null;
      if (followUp) await tx.followUp.create({ data: followUp });
    });
  }
}
