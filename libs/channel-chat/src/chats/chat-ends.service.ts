import { Injectable } from '@nestjs/common';
import { LiveCourse } from '@guichet/conversations';
import { Clock, Db, Events, type rows, type Tx } from '@guichet/platform';

export type EndedBy = rows.ChatEnd;

/** How chats rest and end. Each change is one conditional update, so of several who try one has its effect. */
@Injectable()
export class ChatEnds {
  constructor(
    private readonly db: Db,
    private readonly course: LiveCourse,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {
    // Whoever resolves the conversation has said goodbye.
    events.subscribe('chat.resolved', ['conversation.resolved'], ({ data }) => this.resolved(data.conversationId));
  }

  end(conversationId: string, by: EndedBy): Promise<void> {
    return this.db.tx((tx) => this.endIn(tx, conversationId, by));
  }

  async endIn(tx: Tx, conversationId: string, by: EndedBy): Promise<void> {
    const conversation = await this.course.hold(tx, conversationId);
    if (!conversation || !(await this.mark(tx, conversationId, by))) return;
    if (!conversation.assigneeId && conversation.status === 'open') {
      const chat = await tx.chat.findFirst({ where: { conversationId }, include: { visitor: true } });
      await this.course.leave(tx, conversation, Boolean(chat?.visitor.email));
    } else if (by === 'silence') await this.course.close(tx, conversation);
    else await this.course.putAside(tx, conversation);
  }

  /** The visitor is silent: his agent's place is free for another, the chat stays. */
  async rest(tx: Tx, conversationId: string): Promise<void> {
    const conversation = await this.course.hold(tx, conversationId);
    const { count } = await tx.chat.updateMany({
      where: { conversationId, endedAt: null, idleAt: null },
      data: { idleAt: this.clock.now() },
    });
    if (!conversation || !count) return;
    await this.course.putAside(tx, conversation);
    await this.events.record(tx, 'chat.idle', { conversationId });
  }

  private resolved(conversationId: string): Promise<void> {
    return this.db.tx(async (tx) => {
      const conversation = await this.course.hold(tx, conversationId);
      // It may have been opened again meanwhile.
      if (conversation?.status === 'resolved') await this.mark(tx, conversationId, 'agent');
    });
  }

  private async mark(tx: Tx, conversationId: string, by: EndedBy): Promise<boolean> {
    const data = { endedAt: this.clock.now(), endedBy: by };
    const { count } = await tx.chat.updateMany({ where: { conversationId, endedAt: null }, data });
    if (count) await this.events.record(tx, 'chat.ended', { conversationId, by });
    return count === 1;
  }
}
