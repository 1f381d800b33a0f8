import { Injectable } from '@nestjs/common';
import { AutomaticMessages } from '@guichet/conversations';
import { Events, type Tx } from '@guichet/platform';

export interface ChatMail {
  conversationId: string;
  /** The inbox it is sent from. */
  inboxId: string;
  email: string;
  subject: string;
  text: string;
  kind: 'follow-up' | 'transcript';
}

/** Mails about chats to their visitors. */
@Injectable()
export class ChatMails {
  constructor(
    private readonly messages: AutomaticMessages,
    private readonly events: Events,
  ) {}

  async send(tx: Tx, { conversationId, inboxId, email, subject, text, kind }: ChatMail): Promise<void> {
    const to = { name: '', address: email };
    const { entryId } = await this.messages.send(tx, { conversationId, to, subject, text, via: { inboxId, kind } });
    await this.events.record(tx, 'chat.mailed', { conversationId, messageId: entryId, kind });
  }
}
