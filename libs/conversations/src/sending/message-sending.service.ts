import { Injectable } from '@nestjs/common';
import type { InputOf, MessageEntry, sendMessage } from '@guichet/contracts';
import { Db, key } from '@guichet/platform';
import { ConversationAccess } from '../conversation-access.service.ts';
import { chosenRecipients } from './chosen-recipients.ts';
import { ComposedMessages } from './composed-messages.service.ts';
import { LiveSending } from '../live/live-sending.service.ts';
import { repeatedEntry } from './repeated-entry.ts';
import { ReplyProposals } from './reply-proposals.service.ts';

/** Whoever is there needs no address. */
const NOBODY = { to: [], cc: [], bcc: [] };

/** Answers and forwards within a conversation. */
@Injectable()
export class MessageSending {
  constructor(
    private readonly db: Db,
    private readonly access: ConversationAccess,
    private readonly proposals: ReplyProposals,
    private readonly messages: ComposedMessages,
    private readonly live: LiveSending,
  ) {}

  async send(input: InputOf<typeof sendMessage>): Promise<MessageEntry> {
    return (await this.live.send(input)) ?? this.compose(input);
  }

  private compose(input: InputOf<typeof sendMessage>): Promise<MessageEntry> {
    const { conversationId, clientId, mode, html, attachmentIds, thenStatus } = input;
    return this.db.tx(async (tx) => {
      const repeated = await repeatedEntry(tx, clientId, { type: 'message', conversationId });
      if (repeated) return this.messages.present(repeated);
      const conversation = await this.access.lock(tx, conversationId);
      const proposal = await this.proposals.of(tx, conversation);
      const { language } = await tx.inbox.findUniqueOrThrow({ where: key(conversation.inboxId) });
      const subject = mode === 'forward' ? proposal.forwardSubject : proposal.subject;
      return this.messages.send(tx, conversation, {
        ...{ mode, clientId, html, attachmentIds, thenStatus },
        from: proposal.from,
        isLive: proposal.isLive,
        recipients: proposal.isLive ? NOBODY : chosenRecipients(input, proposal.recipients, proposal.ownAddresses),
        subject: input.subject || subject,
        answered: proposal.answered,
        inboxLanguage: language,
      });
    });
  }
}
