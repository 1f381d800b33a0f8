import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { asTenant, Clock, Db, log } from '@guichet/platform';
import { PassingNotices } from './passing-notices.ts';
import { chatsOf, widgetRooms, type WidgetSocket } from './widget-socket.ts';
import { WidgetSockets } from './widget-sockets.service.ts';

const EVERY_MS = 5000;
/** A sign of life is good for so long; who comes back is written at the next look. */
const FRESH_SECONDS = 14;

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
    const now = this.clock.now();
    const changed = await this.db.tx(
      (tx) => tx.$queryRaw<{ id: string }[]>`
        with before as (
          select id, online_at from visitor where id = any(${[...ids]}::uuid[])
            and (not ${isThere} or online_at is null or online_at < ${now}::timestamptz - make_interval(secs => ${FRESH_SECONDS}))
          order by id for update
        ), now as (
          update visitor v set online_at = case when ${isThere} then ${now}::timestamptz end, last_seen_at = ${now}
          from before b where v.id = b.id returning v.id
        )
        select c.conversation_id as id from before b join chat c on c.visitor_id = b.id and c.ended_at is null
        where (b.online_at is null) = ${isThere}`,
    );
    for (const { id: conversationId } of changed) this.passing.tell('chat.changed', { conversationId });
  }
}

const hasChat = (socket: WidgetSocket): boolean => chatsOf(socket).length > 0;
