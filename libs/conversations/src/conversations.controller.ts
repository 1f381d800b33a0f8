import { Controller } from '@nestjs/common';
import {
  assignConversation,
  bulkAction,
  completeFollowUp,
  editConversation,
  reopenConversation,
  resolveConversation,
  setPending,
  snoozeConversation,
  type InputOf,
} from '@guichet/contracts';
import { Implements } from '@guichet/platform';
import { BulkActions } from './actions/bulk-actions.service.ts';
import { ConversationActions } from './actions/conversation-actions.service.ts';
import { ConversationAssignment } from './actions/conversation-assignment.service.ts';
import { ConversationEditing } from './actions/conversation-editing.service.ts';
import { FollowUpsService } from './actions/follow-ups.service.ts';
@Controller()
export class ConversationsController {
  constructor(
    private readonly actions: ConversationActions,
    private readonly assignment: ConversationAssignment,
    private readonly editing: ConversationEditing,
    private readonly bulk: BulkActions,
    private readonly followUps: FollowUpsService,
  ) {}

  @Implements(assignConversation)
  assign(input: InputOf<typeof assignConversation>) {
    return this.assignment.assign(input);
  }
  @Implements(snoozeConversation)
  snooze(input: InputOf<typeof snoozeConversation>) {
    return this.actions.snooze(input);
  }
  @Implements(resolveConversation)
  resolve(input: InputOf<typeof resolveConversation>) {
    return this.actions.resolve(input);
  }
  @Implements(reopenConversation)
  reopen(input: InputOf<typeof reopenConversation>) {
    return this.actions.reopen(input);
  }
  @Implements(setPending)
  setPending(input: InputOf<typeof setPending>) {
    return this.actions.pending(input);
  }
  @Implements(editConversation)
  edit(input: InputOf<typeof editConversation>) {
    return this.editing.edit(input);
  }
  @Implements(bulkAction)
  runBulk(input: InputOf<typeof bulkAction>) {
    return this.bulk.run(input);
  }
  @Implements(completeFollowUp)
  completeFollowUp(input: InputOf<typeof completeFollowUp>) {
    return this.followUps.complete(input);
  }
}
