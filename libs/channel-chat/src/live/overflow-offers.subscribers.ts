import { Injectable } from '@nestjs/common';
import { Db, Events } from '@guichet/platform';

/** Routing says that a wait is too long: whoever waits is offered the form, and keeps his place. */
@Injectable()
export class OverflowOffers {
  constructor(
    private readonly db: Db,
    events: Events,
  ) {
    events.subscribe('chat.overflow', ['work.overflow-offered'], ({ data }) => this.offer(data));
  }

  private async offer({
    subjectType,
    subjectId: conversationId,
    offer,
    channel,
  }: {
    subjectType: string;
    subjectId: string;
    offer: string;
    channel: string;
  }): Promise<void> {
    if (subjectType !== 'conversation' || channel !== 'chat' || offer !== 'form') return;
    await this.db.tx((tx) =>
      tx.chat.updateMany({ where: { conversationId, endedAt: null }, data: { offersForm: true } }),
    );
  }
}
