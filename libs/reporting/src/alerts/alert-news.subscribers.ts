import { Injectable } from '@nestjs/common';
import { ROLE_PERMISSIONS } from '@guichet/contracts';
import { asTenant, Db, DeskSockets, key, log, type Notice, Notifications, rooms } from '@guichet/platform';
import { asShown } from './raised-alerts.query.ts';

/** Tells the desks of those who supervise, whatever page they have open. */
@Injectable()
export class AlertNewsSubscribers {
  constructor(
    notifications: Notifications,
    private readonly sockets: DeskSockets,
    private readonly db: Db,
  ) {
    notifications.listen((notice) => notice && this.hear(notice));
  }

  private hear(notice: Notice): void {
    const { type, tenantId } = notice;
    if (type === 'alert.changed') this.sockets.to(rooms.tenant(tenantId))?.emit('settings.changed', { kind: 'alerts' });
    if (type !== 'alert.raised' && type !== 'alert.cleared') return;
    const desks = this.sockets
      .socketsIn(rooms.tenant(tenantId))
      .filter(({ data }) => ROLE_PERMISSIONS[data.actor.role].includes('routing.supervise'));
    if (desks.length === 0) return;
    const { alertId } = notice.data as { alertId: string };
    asTenant(tenantId, async () => {
      const rule = await this.db.tx((tx) => tx.alertRule.findUnique({ where: key(alertId) }));
      if (!rule) return;
      const news = { alert: asShown(rule), isRaised: type === 'alert.raised' };
      for (const desk of desks) desk.emit('alert.news', news);
    }).catch((error: unknown) => log.warn({ err: error }, 'an alert was not told; the board shows it'));
  }
}
