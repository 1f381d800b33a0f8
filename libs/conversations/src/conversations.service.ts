import { Injectable } from '@nestjs/common';
import type {
  assignConversation,
  ConversationDetail,
  ConversationSummary,
  InputOf,
  resolveConversation,
} from '@guichet/contracts';
import type { Tx } from '@guichet/platform';
import { ConversationActions } from './actions/conversation-actions.service.ts';
import { ConversationAssignment } from './actions/conversation-assignment.service.ts';
import { ConversationEditing } from './actions/conversation-editing.service.ts';
import { ConversationAccess } from './conversation-access.service.ts';
import { ConversationDetails } from './conversation-details.service.ts';

interface One {
  conversationId: string;
}

/** What other libs do to a conversation on behalf of the person at work; refused as it would be to that person. */
@Injectable()
export class ConversationsService {
  constructor(
    private readonly details: ConversationDetails,
    private readonly actions: ConversationActions,
    private readonly assignment: ConversationAssignment,
    private readonly editing: ConversationEditing,
    private readonly access: ConversationAccess,
  ) {}

  /** Those of the given ids that the person may see. */
  visibleAmong(tx: Tx, ids: readonly string[]): Promise<string[]> {
    return this.access.visibleAmong(tx, ids);
  }

  get(one: One): Promise<ConversationDetail> {
    return this.details.get(one);
  }
  assign(input: InputOf<typeof assignConversation>): Promise<ConversationSummary> {
    return this.assignment.assign(input);
  }
  resolve(input: InputOf<typeof resolveConversation>): Promise<ConversationSummary> {
    return this.actions.resolve(input);
  }
  reopen(one: One): Promise<ConversationSummary> {
    return this.actions.reopen(one);
  }
  setPending(one: One): Promise<ConversationSummary> {
    return this.actions.pending(one);
  }
  edit(input: Parameters<ConversationEditing['edit']>[0]): Promise<ConversationSummary> {
    return this.editing.edit(input);
  }
}
