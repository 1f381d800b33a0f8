import { Injectable } from '@nestjs/common';
import { DeskSockets, type Notice, Notifications, rooms } from '@guichet/platform';

const SETTINGS: Partial<Record<string, string>> = {
  'skill.changed': 'skills',
  'reason.changed': 'reasons',
  'agent.changed': 'agents',
};

/** Open desks hear of states and settings; what they may see of them they ask themselves. */
@Injectable()
export class AgentsSubscribers {
  constructor(
    notifications: Notifications,
    private readonly sockets: DeskSockets,
  ) {
    notifications.listen((notice) => notice && this.hear(notice));
  }

  private hear({ tenantId, type, data }: Notice): void {
    const everybody = this.sockets.to(rooms.tenant(tenantId));
    const kind = SETTINGS[type];
    if (kind) everybody?.emit('settings.changed', { kind });
    if (!/^agent\.(state-changed|lost|found)$/.test(type) || !('userId' in data)) return;
    everybody?.emit('agent.changed', { userId: data.userId });
    this.sockets.to(rooms.user(tenantId, data.userId))?.emit('work.mine-changed');
  }
}
