import { Injectable } from '@nestjs/common';
import { DeskSockets, Notifications, rooms } from '@guichet/platform';

/** Open desks fetch the macros again when one changes. */
@Injectable()
export class MacrosSubscribers {
  constructor(notifications: Notifications, sockets: DeskSockets) {
    notifications.listen((notice) => {
      if (notice?.type !== 'macro.changed') return;
      sockets.to(rooms.tenant(notice.tenantId))?.emit('settings.changed', { kind: 'macros' });
    });
  }
}
