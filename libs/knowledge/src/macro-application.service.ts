import { Injectable } from '@nestjs/common';
import type { applyMacro, ConversationSummary, InputOf, MacroActions, renderMacro } from '@guichet/contracts';
import { ConversationsService, MessagesService } from '@guichet/conversations';
import { currentActor, Db, key } from '@guichet/platform';
import { sanitiseMacro } from './macro-html.ts';
import { readMacro, toMacro } from './macros.query.ts';
import { renderMacro as fillIn } from './render-macro.ts';

type Status = NonNullable<MacroActions['status']>;

interface Rendered {
  html: string;
  actions: MacroActions;
}

/** A macro on a conversation: its text filled in, its actions done. */
@Injectable()
export class MacroApplicationService {
  constructor(
    private readonly db: Db,
    private readonly conversations: ConversationsService,
    private readonly messages: MessagesService,
  ) {}

  async render({ conversationId, macroId }: InputOf<typeof renderMacro>): Promise<Rendered> {
    // First of all, and throwing `not_found`, for whoever may not see the conversation.
    const conversation = await this.conversations.get({ conversationId });
    const { macro, inbox } = await this.db.tx(async (tx) => ({
      macro: toMacro(await readMacro(tx, macroId)),
      inbox: await tx.inbox.findUniqueOrThrow({ where: key(conversation.inboxId), select: { name: true } }),
    }));
    const subject = { customer: conversation.customer, conversation, agent: currentActor(), inbox };
    return { html: sanitiseMacro(fillIn(macro.html, subject)), actions: macro.actions };
  }

  /**
   * Each step is a change of its own, and doing one again changes nothing, so whoever is refused half-way may try again
   * with the same `clientId`. What may be refused comes before what cannot be taken back; assigning comes last, since the
   * conversation may then be out of sight.
   */
  async apply({ conversationId, macroId, send, clientId }: InputOf<typeof applyMacro>): Promise<ConversationSummary> {
    const { html, actions } = await this.render({ conversationId, macroId });
    const { addTags, priority, status } = actions;
    if (addTags.length || priority) {
      await this.conversations.edit({ conversationId, addTags, removeTagIds: [], ...(priority ? { priority } : {}) });
    }
    if (send && html) await this.send(conversationId, clientId, html, status);
    else if (status) await this.setStatus(conversationId, status);
    const assignment = assignmentOf(actions.assign);
    return assignment
      ? this.conversations.assign({ conversationId, ...assignment })
      : this.conversations.get({ conversationId });
  }

  private async send(conversationId: string, clientId: string, html: string, status: Status | null): Promise<void> {
    const to = { to: [], cc: [], bcc: [], attachmentIds: [] };
    const then = status ? { thenStatus: status } : {};
    await this.messages.send({ conversationId, clientId, mode: 'reply', html, ...to, ...then });
  }

  private async setStatus(conversationId: string, status: Status): Promise<void> {
    if (status === 'resolved') await this.conversations.resolve({ conversationId });
    else if (status === 'open') await this.conversations.reopen({ conversationId });
    else {
      const { status: now } = await this.conversations.get({ conversationId });
      // From resolved the way to waiting leads over open, as it would by hand.
      if (now === 'resolved') await this.conversations.reopen({ conversationId });
      await this.conversations.setPending({ conversationId });
    }
  }
}

/** Given to a team it is nobody's until someone there takes it. */
function assignmentOf(assign: MacroActions['assign']): { assigneeId: string | null; teamId?: string } | null {
  if (assign === null) return null;
  if (assign === 'me') return { assigneeId: currentActor().userId };
  if (assign === 'nobody') return { assigneeId: null };
  return 'userId' in assign ? { assigneeId: assign.userId } : { assigneeId: null, teamId: assign.teamId };
}
