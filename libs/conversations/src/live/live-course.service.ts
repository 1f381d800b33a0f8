import { Injectable } from '@nestjs/common';
import { RoutingService } from '@guichet/routing';
import type { rows, Tx } from '@guichet/platform';
import { ConversationStatusService } from '../actions/conversation-status.service.ts';
import { lockForServer } from '../conversation-access.service.ts';

/** What the end of a dialogue, or silence in it, means for its conversation. In the caller's transaction. */
@Injectable()
export class LiveCourse {
  constructor(
    private readonly status: ConversationStatusService,
    private readonly routing: RoutingService,
  ) {}

  /** The conversation, held until the commit; null when there is none. */
  hold(tx: Tx, conversationId: string): Promise<rows.Conversation | null> {
    return lockForServer(tx, conversationId);
  }

  /** Whoever has it is free for others; a word of the customer brings it back to him. */
  async putAside(tx: Tx, conversation: rows.Conversation): Promise<void> {
    if (conversation.status === 'open') await this.status.apply(tx, conversation, 'pending');
  }

  /** The customer left before anybody had it. It stays in the lists when it can still be answered. */
  async leave(tx: Tx, conversation: rows.Conversation, canBeAnswered: boolean): Promise<void> {
    await this.routing.abandon(tx, { type: 'conversation', id: conversation.id });
    if (!canBeAnswered && conversation.status !== 'resolved') await this.status.apply(tx, conversation, 'resolve');
  }

  async close(tx: Tx, conversation: rows.Conversation): Promise<void> {
    if (conversation.status !== 'resolved') await this.status.apply(tx, conversation, 'resolve');
  }
}
