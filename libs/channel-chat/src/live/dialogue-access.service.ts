import { Injectable } from '@nestjs/common';
import type { ChatState, DeskChat, MessageEntry } from '@guichet/contracts';
import { ConversationsService, LiveTimeline } from '@guichet/conversations';
import { context, Db, type DeskSocket, found } from '@guichet/platform';
import { ChatViews } from '../chats/chat-views.service.ts';

const PAGE = 200;

/** A chat as its two kinds of screens may see it. */
@Injectable()
export class DialogueAccess {
  constructor(
    private readonly db: Db,
    private readonly conversations: ConversationsService,
    private readonly timeline: LiveTimeline,
    private readonly views: ChatViews,
  ) {}

  /** For screens whose right was looked at when they opened it. */
  read(
    conversationId: string,
    wanted: { forWidget: boolean; forDesk: boolean },
  ): Promise<{ visitorId?: string; state?: ChatState; chat?: DeskChat }> {
    return this.db.tx(async (tx) => {
      const chat = await tx.chat.findFirst({ where: { conversationId } });
      if (!chat) return {};
      return {
        visitorId: chat.visitorId,
        ...(wanted.forWidget ? { state: await this.views.state(tx, chat) } : {}),
        ...(wanted.forDesk ? { chat: (await this.views.forDesk(tx, [chat]))[0]! } : {}),
      };
    });
  }

  maySee(socket: DeskSocket, conversationId: string): Promise<boolean> {
    return context.run({ ...socket.data }, () =>
      this.db.tx(async (tx) => (await this.conversations.visibleAmong(tx, [conversationId])).length === 1),
    );
  }

  /** As the acting person: the chat, and what was said after a sequence. */
  open(conversationId: string, after: number): Promise<{ chat: DeskChat; entries: MessageEntry[]; hasMore: boolean }> {
    return this.db.tx(async (tx) => {
      found((await this.conversations.visibleAmong(tx, [conversationId]))[0]);
      const row = found(await tx.chat.findFirst({ where: { conversationId } }));
      const { entries, hasMore } = await this.timeline.after(tx, conversationId, after, PAGE);
      const [chat] = await this.views.forDesk(tx, [row]);
      return { chat: chat!, entries: entries.map((entry) => this.timeline.present(entry)), hasMore };
    });
  }

  /** Of the acting person, what has not ended, oldest first. */
  mine(userId: string): Promise<DeskChat[]> {
    return this.db.tx(async (tx) => {
      const chats = await tx.$queryRaw<{ id: string }[]>`
        select c.conversation_id as id from chat c join conversation v on v.id = c.conversation_id
        where v.assignee_id = ${userId}::uuid and v.status <> 'resolved' and c.ended_at is null`;
      const where = { conversationId: { in: chats.map(({ id }) => id) } };
      return this.views.forDesk(tx, await tx.chat.findMany({ where, orderBy: { startedAt: 'asc' } }));
    });
  }
}
