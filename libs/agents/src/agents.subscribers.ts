import { Injectable } from '@nestjs/common';
import { Db, DeskSockets, Events, type Notice, Notifications, rooms } from '@guichet/platform';
import { AgentStates } from './agent-states.service.ts';

const SETTINGS: Partial<Record<string, string>> = {
  'skill.changed': 'skills',
  'reason.changed': 'reasons',
  'agent.changed': 'agents',
};

/** Open desks hear of states and settings; what they may see of them they ask themselves. Who is disabled leaves. */
@Injectable()
export class AgentsSubscribers {
  constructor(
    notifications: Notifications,
    private readonly sockets: DeskSockets,
    private readonly db: Db,
    private readonly states: AgentStates,
    events: Events,
  ) {
    notifications.listen((notice) => notice && this.hear(notice));
    events.subscribe('agents.disabled', ['user.changed'], ({ data }) => this.leaveIfDisabled(data.userId));
  }

  private leaveIfDisabled(userId: string): Promise<void> {
    return this.db.tx(async (tx) => {
      const agent = await tx.agent.findFirst({ where: { userId, user: { status: { not: 'active' } } } });
      if (agent) await this.states.put(tx, userId, 'leave');
    });
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
