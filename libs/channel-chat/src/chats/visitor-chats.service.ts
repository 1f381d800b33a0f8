import { Injectable } from '@nestjs/common';
import type { ChatState } from '@guichet/contracts';
import { type LiveEntry, LiveTimeline } from '@guichet/conversations';
import { Clock, Db, found, idCursor, type rows } from '@guichet/platform';
import { ChatViews } from './chat-views.service.ts';

const PAGE = 200;
const HISTORY_PAGE = 20;
const DAY = 86_400_000;

/** A visitor's own chats, as his page asks for them. Nobody else's is ever found here. */
@Injectable()
export class VisitorChats {
  constructor(
    private readonly db: Db,
    private readonly timeline: LiveTimeline,
    private readonly views: ChatViews,
    private readonly clock: Clock,
  ) {}

  /** What goes on, and the last one that ended within a day: it may still be rated. */
  current(visitorId: string): Promise<ChatState[]> {
    const since = new Date(this.clock.now().getTime() - DAY);
    return this.db.tx(async (tx) => {
      const where = { visitorId, OR: [{ endedAt: null }, { endedAt: { gt: since } }] };
      const chats = await tx.chat.findMany({ where, orderBy: { startedAt: 'desc' }, take: 5 });
      const open = chats.filter(({ endedAt }) => !endedAt);
      return this.views.states(tx, open.length ? open : chats.slice(0, 1));
    });
  }

  state(visitorId: string, conversationId: string): Promise<ChatState> {
    return this.db.tx(async (tx) =>
      this.views.state(tx, found(await tx.chat.findFirst({ where: { conversationId, visitorId } }))),
    );
  }

  after(
    visitorId: string,
    conversationId: string,
    after: number,
  ): Promise<{ chat: ChatState; entries: LiveEntry[]; hasMore: boolean }> {
    return this.db.tx(async (tx) => {
      const row: rows.Chat = found(await tx.chat.findFirst({ where: { conversationId, visitorId } }));
      const page = await this.timeline.after(tx, conversationId, after, PAGE);
      return { chat: await this.views.state(tx, row), ...page };
    });
  }

  history(
    visitorId: string,
    cursor: string | undefined,
  ): Promise<{ chats: (ChatState & { preview: string })[]; nextCursor: string | null }> {
    const before = idCursor(cursor);
    return this.db.tx(async (tx) => {
      const found = await tx.chat.findMany({
        where: { visitorId, ...(before ? { conversationId: { lt: before } } : {}) },
        orderBy: { conversationId: 'desc' },
        take: HISTORY_PAGE + 1,
      });
      const page = found.slice(0, HISTORY_PAGE);
      const ids = page.map(({ conversationId }) => conversationId);
      const conversations = await tx.conversation.findMany({
        where: { id: { in: ids } },
        select: { id: true, preview: true },
      });
      const previews = new Map(conversations.map(({ id, preview }) => [id, preview]));
      const chats = (await this.views.states(tx, page)).map((state) => ({
        ...state,
        preview: previews.get(state.conversationId) ?? '',
      }));
      return { chats, nextCursor: found.length > HISTORY_PAGE ? ids.at(-1)! : null };
    });
  }
}
