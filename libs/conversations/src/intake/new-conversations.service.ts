import { Injectable } from '@nestjs/common';
import { type Address, maskCards } from '@guichet/contracts';
import { CustomersService } from '@guichet/customers';
import { Events, type rows, type Tx } from '@guichet/platform';
import { putConversationDocument } from '../search/search-documents.ts';
import type { ConversationChange } from '../timeline-writer.ts';
import { type FirstEntry, insertConversation } from './conversation-numbers.ts';

export interface Opening {
  inbox: rows.Inbox;
  /** The inbox's unless it came another way. */
  channel?: rows.Conversation['channel'];
  subject: string;
  at: Date;
  /** Null for reports of mail systems: their sender is no customer. */
  person: (Address & { language: string | null }) | null;
  assigneeId?: string;
  /** Who it is, when that is known already. */
  customerId?: string;
  /** The message that opens it, and what that makes of it. */
  first?: FirstEntry & { change: ConversationChange };
}
export interface Opened {
  conversation: rows.Conversation;
  isNewCustomer: boolean;
}

/** Makes conversations, their customer and number with them. */
@Injectable()
export class NewConversations {
  constructor(
    private readonly customers: CustomersService,
    private readonly events: Events,
  ) {}

  async open(tx: Tx, opening: Opening): Promise<Opened> {
    const { inbox, channel = inbox.channel, subject, person, at, assigneeId, first, customerId } = opening;
    const isUnknown = person !== null && customerId === undefined;
    const customer = isUnknown ? await this.customerOf(tx, person) : null;
    const row = {
      subject: maskCards(subject.slice(0, 500)),
      channel,
      inboxId: inbox.id,
      teamId: inbox.teamId,
      assigneeId: assigneeId ?? null,
      customerId: customerId ?? customer?.id ?? null,
      lastMessageAt: at,
    };
    const conversation = await insertConversation(tx, { ...row, ...first?.change }, first);
    await putConversationDocument(tx, conversation, person ? [person.name, person.address] : []);
    const { id: conversationId } = conversation;
    await this.events.record(tx, 'conversation.opened', { conversationId, inboxId: inbox.id, channel });
    return { conversation, isNewCustomer: customer?.isNew ?? false };
  }

  /** The customer behind an address, made when there is none; what was unknown of him is filled in. */
  customerOf(
    tx: Tx,
    { name, address: value, language }: NonNullable<Opening['person']>,
  ): Promise<{ id: string; isNew: boolean }> {
    return this.customers.findOrCreate(tx, { kind: 'email', value, name, language });
  }
}
