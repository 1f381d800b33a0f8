import { Injectable } from '@nestjs/common';
import type { assignConversation, ConversationSummary, InputOf } from '@guichet/contracts';
import { Events, found, key, type rows, type Tx } from '@guichet/platform';
import { ConversationChanges } from '../conversation-changes.service.ts';
import { systemEntry, writeEntry } from '../timeline-writer.ts';

export interface Holders {
  assigneeId: string | null;
  teamId: string | null;
}

/** Whose a conversation is. */
@Injectable()
export class ConversationAssignment {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly events: Events,
  ) {}

  assign({ conversationId, assigneeId, teamId }: InputOf<typeof assignConversation>): Promise<ConversationSummary> {
    return this.changes.change(conversationId, (tx, conversation) =>
      this.give(tx, conversation, {
        assigneeId: assigneeId === undefined ? conversation.assigneeId : assigneeId,
        teamId: teamId === undefined ? conversation.teamId : teamId,
      }),
    );
  }

  /** The caller holds the conversation's lock. Only active people and existing teams; else `not_found`. */
  async give(tx: Tx, conversation: rows.Conversation, to: Holders): Promise<void> {
    const { id, assigneeId, teamId } = conversation;
    if (to.assigneeId === assigneeId && to.teamId === teamId) return;
    if (to.assigneeId && to.assigneeId !== assigneeId)
      found(await tx.user.findUnique({ where: { ...key(to.assigneeId), status: 'active' } }));
    if (to.teamId && to.teamId !== teamId) found(await tx.team.findUnique({ where: key(to.teamId) }));
    const told = { ...to, fromAssigneeId: assigneeId, fromTeamId: teamId };
    await writeEntry(tx, id, systemEntry('conversation.assigned', told), { ...to });
    await this.events.record(tx, 'conversation.assigned', { conversationId: id, ...to });
  }
}
