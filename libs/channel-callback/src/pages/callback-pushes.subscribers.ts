import { Injectable } from '@nestjs/common';
import { asTenant, Db, DeskSockets, key, log, type Notice, Notifications, rooms } from '@guichet/platform';
import { widgetRooms, WidgetSockets } from '@guichet/sites';
import { CallbackViews } from '../callbacks/callback-views.service.ts';

/** Brings what was committed of call-backs, by whatever process, to the pages and desks that are connected here. */
@Injectable()
export class CallbackPushes {
  constructor(
    private readonly views: CallbackViews,
    private readonly db: Db,
    private readonly widgets: WidgetSockets,
    private readonly desks: DeskSockets,
    notifications: Notifications,
  ) {
    notifications.listen((notice) => notice && this.hear(notice));
  }

  private hear({ tenantId, type, data }: Notice): void {
    if (type === 'callback.budget') this.desks.to(rooms.tenant(tenantId))?.emit('callback.budget', data as never);
    if (type === 'callback.late') this.desks.to(rooms.tenant(tenantId))?.emit('callback.late', data as never);
    if (type !== 'callback.changed' && type !== 'callback.asked') return;
    const { callbackId, conversationId } = data as { callbackId: string; conversationId: string };
    this.desks.to(rooms.tenant(tenantId))?.emit('callback.changed', { callbackId, conversationId });
    asTenant(tenantId, () => this.tell(callbackId)).catch((error: unknown) =>
      log.warn({ err: error }, 'a call-back was not shown'),
    );
  }

  private async tell(callbackId: string): Promise<void> {
    const row = await this.db.tx((tx) => tx.callback.findUnique({ where: key(callbackId) }));
    const place = row?.visitorId && widgetRooms.visitor(row.visitorId);
    if (place && this.widgets.has(place))
      this.widgets.to(place)?.emit('callback', await this.views.ofVisitor(row.visitorId!, callbackId));
  }
}
