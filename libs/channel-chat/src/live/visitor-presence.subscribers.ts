import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { asTenant, Clock, Db, log } from '@guichet/platform';
import { PassingNotices } from './passing-notices.ts';
import type { WidgetSocket } from './widget-socket.ts';
import { WidgetSockets } from './widget-sockets.service.ts';
import { widgetRooms } from './widget-socket.ts';

const EVERY_MS = 15_000;

/** Whether a page of a visitor is open, as far as his chats' agents need to know. All of this process give a sign of life together. */
@Injectable()
export class VisitorPresence implements OnApplicationShutdown {
  private readonly timer = setInterval(() => this.signs(), EVERY_MS).unref();

  constructor(
    private readonly sockets: WidgetSockets,
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly passing: PassingNotices,
  ) {
    sockets.whenConnected((socket) => {
      if (!socket.data.admitted.isNew) this.quietly(socket, true);
      socket.on('disconnect', () => this.quietly(socket, false));
    });
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private quietly(socket: WidgetSocket, isThere: boolean): void {
    const { tenantId, admitted } = socket.data;
    const { visitorId } = admitted.visitor;
    // Whoever never said anything has no chat, so nobody looks at him.
    if (!isThere && (!hasChat(socket) || this.sockets.has(widgetRooms.visitor(visitorId)))) return;
    asTenant(tenantId, () => this.put([visitorId], isThere)).catch((error: unknown) =>
      log.debug({ err: error }, 'presence was lost'),
    );
  }

  private signs(): void {
    const talking = [...(this.sockets.all()?.sockets.values() ?? [])].filter(hasChat);
    const byTenant = Map.groupBy(talking, (socket) => socket.data.tenantId);
    for (const [tenantId, sockets] of byTenant) {
      const ids = [...new Set(sockets.map((socket) => socket.data.admitted.visitor.visitorId))].sort();
      asTenant(tenantId, () => this.put(ids, true)).catch((error: unknown) =>
        log.debug({ err: error }, 'presence was lost'),
      );
    }
  }

  /** Only a visitor who comes or goes is told of. */
  private async put(ids: readonly string[], isThere: boolean): Promise<void> {
    const now = this.clock.now();
    const changed = await this.db.tx(
      (tx) => tx.$queryRaw<{ id: string }[]>`
        with before as (select id, online_at from visitor where id = any(${[...ids]}::uuid[]) order by id for update), now as (
          update visitor v set online_at = case when ${isThere} then ${now}::timestamptz end, last_seen_at = ${now}
          from before b where v.id = b.id returning v.id
        )
        select c.conversation_id as id from before b join chat c on c.visitor_id = b.id and c.ended_at is null
        where (b.online_at is null) = ${isThere}`,
    );
    for (const { id: conversationId } of changed) this.passing.tell('chat.changed', { conversationId });
  }
}

/** In the room of a chat of his. */
const hasChat = (socket: WidgetSocket): boolean =>
  [...socket.rooms].some((room) => room.startsWith(widgetRooms.chat('')));
