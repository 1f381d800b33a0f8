import { Injectable } from '@nestjs/common';
import type { InputOf, OutputOf, startConversation } from '@guichet/contracts';
import { currentActor, Db, found, key, type Tx } from '@guichet/platform';
import { Channels } from '../channels.ts';
import { ConversationSummaries } from '../conversation-summaries.service.ts';
import { NewConversations } from '../intake/new-conversations.service.ts';
import { chosenRecipients } from './chosen-recipients.ts';
import { ComposedMessages } from './composed-messages.service.ts';
import { repeatedEntry } from './repeated-entry.ts';

type Input = InputOf<typeof startConversation>;
const NO_PROPOSAL = { reply: [], replyAll: { to: [], cc: [] } };

/** A first message to someone, and the conversation that it makes. */
@Injectable()
export class ConversationStarting {
  constructor(
    private readonly db: Db,
    private readonly channels: Channels,
    private readonly newConversations: NewConversations,
    private readonly messages: ComposedMessages,
    private readonly summaries: ConversationSummaries,
  ) {}

  start(input: Input): Promise<OutputOf<typeof startConversation>> {
    return this.db.tx(async (tx) => {
      const repeated = await repeatedEntry(tx, input.clientId, { type: 'message' });
      const message = repeated ? this.messages.present(repeated) : await this.write(tx, input);
      return { message, conversation: await this.summaries.byId(tx, message.conversationId) };
    });
  }

  private async write(tx: Tx, input: Input) {
    const { clientId, inboxId, subject, html, attachmentIds } = input;
    const inbox = found(await tx.inbox.findUnique({ where: key(inboxId) }));
    const { from, ownAddresses } = await this.channels.of(inbox.channel).identityOf(tx, inboxId);
    const recipients = chosenRecipients({ ...input, mode: 'forward' }, NO_PROPOSAL, ownAddresses);
    const { conversation } = await this.newConversations.open(tx, {
      ...{ inbox, subject },
      at: new Date(),
      person: { ...recipients.to[0]!, language: null },
      assigneeId: currentActor().userId,
    });
    return this.messages.send(tx, conversation, {
      ...{ mode: 'new', clientId, from, recipients, subject, html, attachmentIds },
      ...{ answered: null, inboxLanguage: inbox.language, thenStatus: 'pending', isLive: false },
    });
  }
}
