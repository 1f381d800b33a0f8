import { Injectable } from '@nestjs/common';
import { DeskSockets, Notifications, rooms } from '@guichet/platform';

const KINDS: Partial<Record<string, string>> = {
  'user.invited': 'users',
  'user.changed': 'users',
  'team.changed': 'teams',
};

/** Open desks fetch people and teams again when they change. */
@Injectable()
export class SettingsNoticesSubscribers {
  constructor(notifications: Notifications, sockets: DeskSockets) {
    notifications.listen((notice) => {
      const kind = notice && KINDS[notice.type];
      if (kind) sockets.to(rooms.tenant(notice.tenantId))?.emit('settings.changed', { kind });
    });
  }
}
