import { Injectable } from '@nestjs/common';
import { CustomersService } from '@guichet/customers';
import { Db, Events, type Tx } from '@guichet/platform';
import { putConversationDocument } from './search-documents.ts';

/** A person with more conversations than these is found in the newest of them under a new name. */
const MAX_OF_A_CUSTOMER = 500;

/** Keeps what can be found in step with what is shown. */
@Injectable()
export class SearchSubscribers {
  constructor(
    private readonly db: Db,
    private readonly customers: CustomersService,
    events: Events,
  ) {
    events.subscribe('search.conversation', ['conversation.edited'], ({ data }) =>
      this.refresh(data.conversationId, data.fields),
    );
    events.subscribe('search.customer', ['customer.changed'], ({ data }) => this.refreshCustomer(data.customerId));
  }

  private async refresh(id: string, fields: string[]): Promise<void> {
    if (!fields.includes('subject') && !fields.includes('customerId')) return;
    await this.db.tx((tx) => this.write(tx, { id }, 1));
  }

  private async refreshCustomer(customerId: string): Promise<void> {
    await this.db.tx(async (tx) => {
      const family = await this.customers.familyOf(tx, customerId);
      await this.write(tx, { customerId: { in: family } }, MAX_OF_A_CUSTOMER);
    });
  }

  private async write(tx: Tx, where: { id: string } | { customerId: { in: string[] } }, take: number): Promise<void> {
    const conversations = await tx.conversation.findMany({
      where,
      orderBy: { lastMessageAt: 'desc' },
      take,
      select: { id: true, number: true, subject: true, customerId: true },
    });
    const ids = conversations.flatMap(({ customerId }) => customerId ?? []);
    const customers = await this.customers.summaries(tx, [...new Set(ids)]);
    for (const conversation of conversations) {
      const { name = '', email = '' } = customers.get(conversation.customerId ?? '') ?? {};
      await putConversationDocument(tx, conversation, [name, email ?? '']);
    }
  }
}
