import { Injectable } from '@nestjs/common';
import { Db, Events, type RecordedEvent } from '@guichet/platform';
import { CallMoves } from './call-moves.service.ts';

/** Routing says that a wait is too long: whoever waits in a call is offered to be called, and keeps his place. */
@Injectable()
export class CallOverflow {
  constructor(
    private readonly db: Db,
    private readonly moves: CallMoves,
    events: Events,
  ) {
    events.subscribe('voice.overflow', ['work.overflow-offered'], ({ data }) => this.offer(data));
  }

  private async offer({ subjectId, channel, offer }: RecordedEvent<'work.overflow-offered'>['data']): Promise<void> {
    if (channel !== 'voice' || offer !== 'callback') return;
    await this.db.tx(async (tx) => {
      const waiting = { conversationId: subjectId, state: 'waiting' as const, offersCallback: false };
      const call = await tx.call.findFirst({ where: waiting });
      if (!call?.siteId || !(await tx.site.count({ where: { id: call.siteId, callbackQueueId: { not: null } } })))
        return;
      const { count } = await tx.call.updateMany({
        where: { ...waiting, id: call.id },
        data: { offersCallback: true },
      });
      if (count) await this.moves.changed(tx, call);
    });
  }
}
