import { Injectable } from '@nestjs/common';
import type { ConversationSummary } from '@guichet/contracts';
import { Db, type rows, type Tx } from '@guichet/platform';
import { ConversationAccess } from './conversation-access.service.ts';
import { ConversationSummaries } from './conversation-summaries.service.ts';

/** The frame of every change a person makes: one transaction, the row seen and locked, the summary as answer. */
@Injectable()
export class ConversationChanges {
  constructor(
    private readonly db: Db,
    private readonly access: ConversationAccess,
    private readonly summaries: ConversationSummaries,
  ) {}

  change(
    conversationId: string,
    work: (tx: Tx, conversation: rows.Conversation) => Promise<unknown>,
  ): Promise<ConversationSummary> {
    return this.db.tx(async (tx) => {
      await work(tx, await this.access.lock(tx, conversationId));
      // An assignment may have taken it out of the person's sight; the answer to it is still his.
      return this.summaries.byId(tx, conversationId);
    });
  }
}
