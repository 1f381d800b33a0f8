import { Injectable } from '@nestjs/common';
import { LiveCourse } from '@guichet/conversations';
import { Db, Events } from '@guichet/platform';
import { ChatEnds } from './chat-ends.service.ts';

/** Whoever waited asked to be called instead: his chat is over, and nobody has to answer it. */
@Injectable()
export class ChatExchanges {
  constructor(
    private readonly db: Db,
    private readonly ends: ChatEnds,
    private readonly course: LiveCourse,
    events: Events,
  ) {
    events.subscribe('chat.exchanged', ['callback.asked'], ({ data }) => this.end(data.fromId));
  }

  private async end(conversationId: string | null): Promise<void> {
    if (!conversationId) return;
    await this.db.tx(async (tx) => {
      if (!(await tx.chat.findFirst({ where: { conversationId } }))) return;
      await this.ends.endIn(tx, conversationId, 'visitor');
      const conversation = await this.course.hold(tx, conversationId);
      if (conversation && !conversation.assigneeId) await this.course.close(tx, conversation);
    });
  }
}
