import { Injectable } from '@nestjs/common';
import { type Address, maskCards } from '@guichet/contracts';
import { CustomersService } from '@guichet/customers';
import { Events, type rows, type Tx } from '@guichet/platform';
import { putConversationDocument } from '../search/search-documents.ts';
import { insertConversation } from './conversation-numbers.ts';

export interface Opening {
  inbox: rows.Inbox;
  subject: string;
  at: Date;
  /** Null for reports of mail systems: their sender is no customer. */
  person: (Address & { language: string | null }) | null;
  assigneeId?: string;
  /** Who it is, when that is known already. */
  customerId?: string;
}

/** Makes conversations, their customer and number with them. */
@Injectable()
export class NewConversations {
  constructor(
    private readonly customers: CustomersService,
    private readonly events: Events,
  ) {}

  async open(tx: Tx, { inbox, subject, person, at, assigneeId, ...known }: Opening): Promise<rows.Conversation> {
    const customerId = known.customerId ?? (person ? await this.customerOf(tx, person) : null);
    const conversation = await insertConversation(tx, {
      subject: maskCards(subject.slice(0, 500)),
      channel: inbox.channel,
      inboxId: inbox.id,
      teamId: inbox.teamId,
      assigneeId: assigneeId ?? null,
      customerId,
      lastMessageAt: at,
    });
    await putConversationDocument(tx, conversation, person ? [person.name, person.address] : []);
    const { id: conversationId, channel } = conversation;
    await this.events.record(tx, 'conversation.opened', { conversationId, inboxId: inbox.id, channel });
    return conversation;
  }

  /** The customer behind an address, made when there is none; what was unknown of him is filled in. */
  async customerOf(tx: Tx, { name, address: value, language }: NonNullable<Opening['person']>): Promise<string> {
    return (await this.customers.findOrCreate(tx, { kind: 'email', value, name, language })).id;
  }
}
