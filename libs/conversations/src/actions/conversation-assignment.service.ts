import { Injectable } from '@nestjs/common';
import type { assignConversation, ConversationSummary, InputOf } from '@guichet/contracts';
import { Events, type rows, type Tx } from '@guichet/platform';
import { ConversationChanges } from '../conversation-changes.service.ts';
import { giveConversation, type Holders } from '../routing/conversation-holders.ts';
import { ConversationWork } from '../routing/conversation-work.service.ts';

/** Whose a conversation is, by people's hands. */
@Injectable()
export class ConversationAssignment {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly events: Events,
    private readonly work: ConversationWork,
  ) {}

  assign({ conversationId, assigneeId, teamId }: InputOf<typeof assignConversation>): Promise<ConversationSummary> {
    return this.changes.change(conversationId, async (tx, conversation) => {
      const to = {
        assigneeId: assigneeId === undefined ? conversation.assigneeId : assigneeId,
        teamId: teamId === undefined ? conversation.teamId : teamId,
      };
      await this.work.mayTake(tx, conversation, to.assigneeId);
      await this.give(tx, conversation, to);
    });
  }

  /** The caller holds the conversation's lock. */
  async give(tx: Tx, conversation: rows.Conversation, to: Holders): Promise<void> {
    if (await giveConversation(tx, this.events, conversation, to))
      await this.work.wasGiven(tx, { ...conversation, teamId: to.teamId }, to.assigneeId);
  }
}
