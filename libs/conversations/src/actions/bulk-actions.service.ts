import { Injectable } from '@nestjs/common';
import type { BulkAction, bulkAction, ConversationSummary, InputOf } from '@guichet/contracts';
import { errorCodeOf, log } from '@guichet/platform';
import { ConversationActions } from './conversation-actions.service.ts';
import { ConversationAssignment } from './conversation-assignment.service.ts';
import { ConversationEditing } from './conversation-editing.service.ts';

/** One action on many conversations, each in a transaction of its own: what is refused stops no other. */
@Injectable()
export class BulkActions {
  constructor(
    private readonly actions: ConversationActions,
    private readonly assignment: ConversationAssignment,
    private readonly editing: ConversationEditing,
  ) {}

  async run({ conversationIds, action }: InputOf<typeof bulkAction>) {
    const done: string[] = [];
    const refused: { id: string; code: string }[] = [];
    for (const id of new Set(conversationIds)) {
      const code = await this.act(id, action).then(
        () => null,
        (error: unknown) => this.codeOf(error),
      );
      if (code) refused.push({ id, code });
      else done.push(id);
    }
    return { done, refused };
  }

  private act(conversationId: string, action: BulkAction): Promise<ConversationSummary> {
    const edit = { conversationId, addTags: [], removeTagIds: [] };
    switch (action.type) {
      case 'assign':
        return this.assignment.assign({ conversationId, ...action });
      case 'snooze':
        return this.actions.snooze({ conversationId, until: action.until });
      case 'resolve':
      case 'reopen':
      case 'pending':
        return this.actions[action.type]({ conversationId });
      case 'tag':
        return this.editing.edit({ ...edit, addTags: [action.name] });
      case 'priority':
        return this.editing.edit({ ...edit, priority: action.priority });
    }
  }

  private codeOf(error: unknown): string {
    const code = errorCodeOf(error);
    if (code === 'internal') log.error({ err: error }, 'bulk action failed');
    return code;
  }
}
