import { Injectable } from '@nestjs/common';
import { LiveCourse } from '@guichet/conversations';
import { Db, Events } from '@guichet/platform';
import { CallEnds } from './call-ends.service.ts';

/** Whoever waited asked to be called instead: his call is over, and nobody has to call him for it. */
@Injectable()
export class CallExchanges {
  constructor(
    private readonly db: Db,
    private readonly ends: CallEnds,
    private readonly course: LiveCourse,
    events: Events,
  ) {
    events.subscribe('voice.exchanged', ['callback.asked'], ({ data }) => this.end(data.fromId));
  }

  private async end(conversationId: string | null): Promise<void> {
    if (!conversationId) return;
    const call = await this.db.tx((tx) => tx.call.findFirst({ where: { conversationId } }));
    if (!call) return;
    await this.ends.end(call.id, 'caller');
    // Whoever holds its lines may have ended it before, as one that was missed.
    await this.db.tx(async (tx) => {
      const conversation = await this.course.hold(tx, conversationId);
      if (conversation && !conversation.assigneeId) await this.course.close(tx, conversation);
    });
  }
}
