import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { asTenant, Db, log } from '@guichet/platform';
import { widgetRooms, type WidgetSocket, WidgetSockets, VisitorsService } from '@guichet/sites';
import { chatsOf } from './chat-rooms.ts';
import { PassingNotices } from './passing-notices.ts';

const EVERY_MS = 5000;

/** Whether a page of a visitor is open, as far as his chats' agents need to know. All of this process give a sign of life together. */
@Injectable()
export class VisitorPresence implements OnApplicationShutdown {
  private readonly timer = setInterval(() => this.signs(), EVERY_MS).unref();

  constructor(
    private readonly sockets: WidgetSockets,
    private readonly db: Db,
    private readonly visitors: VisitorsService,
    private readonly passing: PassingNotices,
  ) {
    sockets.whenConnected((socket) => {
      // Not at the very end: by then it is in no room any more.
      socket.on('disconnecting', () => this.leaves(socket));
    });
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Whoever never said anything has no chat, so nobody looks at him. */
  private leaves(socket: WidgetSocket): void {
    const { tenantId, admitted } = socket.data;
    const { visitorId } = admitted.visitor;
    const tabs = this.sockets.in(widgetRooms.visitor(visitorId)).length;
    if (hasChat(socket) && tabs <= 1) this.quietly(tenantId, [visitorId], false);
  }

  private signs(): void {
    const talking = [...(this.sockets.all()?.sockets.values() ?? [])].filter(hasChat);
    const byTenant = Map.groupBy(talking, (socket) => socket.data.tenantId);
    for (const [tenantId, sockets] of byTenant) {
      const ids = [...new Set(sockets.map((socket) => socket.data.admitted.visitor.visitorId))].sort();
      this.quietly(tenantId, ids, true);
    }
  }

  private quietly(tenantId: string, ids: readonly string[], isThere: boolean): void {
    asTenant(tenantId, () => this.put(ids, isThere)).catch((error: unknown) =>
      log.debug({ err: error }, 'presence was lost'),
    );
  }

  /** Only a visitor who comes or goes is told of. */
  private async put(ids: readonly string[], isThere: boolean): Promise<void> {
    const chats = await this.db.tx(async (tx) => {
      const visitorId = { in: await this.visitors.seen(tx, ids, isThere) };
      return tx.chat.findMany({ where: { visitorId, endedAt: null }, select: { conversationId: true } });
    });
    for (const { conversationId } of chats) this.passing.tell('chat.changed', { conversationId });
  }
}

const hasChat = (socket: WidgetSocket): boolean => chatsOf(socket).length > 0;
