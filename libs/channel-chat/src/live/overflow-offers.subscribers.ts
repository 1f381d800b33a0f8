import { Injectable } from '@nestjs/common';
import { Db, Events, type RecordedEvent } from '@guichet/platform';
import { PassingNotices } from './passing-notices.ts';

/** Routing says that a wait is too long: whoever waits is offered the form, and keeps his place. */
@Injectable()
export class OverflowOffers {
  constructor(
    private readonly db: Db,
    private readonly passing: PassingNotices,
    events: Events,
  ) {
    events.subscribe('chat.overflow', ['work.overflow-offered'], ({ data }) => this.offer(data));
  }

  private async offer({ subjectId, channel, offer }: RecordedEvent<'work.overflow-offered'>['data']): Promise<void> {
    if (channel !== 'chat' || offer !== 'form') return;
    const where = { conversationId: subjectId, endedAt: null, offersForm: false };
    const { count } = await this.db.tx((tx) => tx.chat.updateMany({ where, data: { offersForm: true } }));
    if (count) this.passing.tell('chat.changed', { conversationId: subjectId });
  }
}
