import { Injectable } from '@nestjs/common';
import { Db, Events, type RecordedEvent, type Tx } from '@guichet/platform';
import { PassingNotices } from './passing-notices.ts';

/** Routing says that a wait is too long: whoever waits is offered the form, or to be called, and keeps his place. */
@Injectable()
export class OverflowOffers {
  constructor(
    private readonly db: Db,
    private readonly passing: PassingNotices,
    events: Events,
  ) {
    events.subscribe('chat.overflow', ['work.overflow-offered'], ({ data }) => this.offer(data));
  }

  private async offer({
    subjectId: conversationId,
    channel,
    offer,
  }: RecordedEvent<'work.overflow-offered'>['data']): Promise<void> {
    if (channel !== 'chat') return;
    const count = await this.db.tx(async (tx) => {
      if (offer === 'callback' && !(await this.callsBack(tx, conversationId))) return 0;
      const column = offer === 'form' ? 'offersForm' : 'offersCallback';
      const where = { conversationId, endedAt: null, [column]: false };
      return (await tx.chat.updateMany({ where, data: { [column]: true } })).count;
    });
    if (count) this.passing.tell('chat.changed', { conversationId });
  }

  private async callsBack(tx: Tx, conversationId: string): Promise<boolean> {
    const chat = await tx.chat.findFirst({ where: { conversationId }, select: { siteId: true } });
    return chat !== null && (await tx.site.count({ where: { id: chat.siteId, callbackQueueId: { not: null } } })) === 1;
  }
}
