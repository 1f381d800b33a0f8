import { Injectable } from '@nestjs/common';
import type { ConversationDetail, getConversation, InputOf } from '@guichet/contracts';
import { Db } from '@guichet/platform';
import { FollowUpsService } from './actions/follow-ups.service.ts';
import { ConversationAccess } from './conversation-access.service.ts';
import { ConversationSummaries } from './conversation-summaries.service.ts';

@Injectable()
export class ConversationDetails {
  constructor(
    private readonly db: Db,
    private readonly access: ConversationAccess,
    private readonly summaries: ConversationSummaries,
    private readonly followUps: FollowUpsService,
  ) {}

  get({ conversationId }: InputOf<typeof getConversation>): Promise<ConversationDetail> {
    return this.db.tx(async (tx) => {
      const conversation = await this.access.get(tx, conversationId);
      const followUps = await this.followUps.of(tx, conversationId);
      return { ...(await this.summaries.one(tx, conversation)), followUps };
    });
  }
}
