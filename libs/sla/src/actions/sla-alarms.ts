import { Injectable } from '@nestjs/common';
import type { SlaAction, SlaFacts } from '@guichet/contracts';
import { asTenant, Db, DeskSockets, key, log, type Notice, Notifications, rooms } from '@guichet/platform';
import { toPolicy } from '../policies/policies.query.ts';

type Notify = Extract<SlaAction, { type: 'notify' }>;

/** Tells whoever is at the desk that a promise is at risk or broken, as its policy asks: its agent, and supervisors. */
@Injectable()
export class SlaAlarms {
  constructor(
    notifications: Notifications,
    private readonly sockets: DeskSockets,
    private readonly db: Db,
  ) {
    notifications.listen((notice) => {
      if (notice?.type === 'sla.warned' || notice?.type === 'sla.breached')
        this.hear(notice as Notice<'sla.warned' | 'sla.breached'>);
      if (notice?.type === 'sla.policy-changed')
        this.sockets.to(rooms.tenant(notice.tenantId))?.emit('settings.changed', { kind: 'sla-policies' });
    });
  }

  private hear({ tenantId, type, data }: Notice<'sla.warned' | 'sla.breached'>): void {
    if (!this.sockets.socketsIn(rooms.tenant(tenantId)).length) return;
    asTenant(tenantId, () => this.tell(tenantId, type, data)).catch((error: unknown) =>
      log.warn({ err: error }, 'a desk was not told of a promise'),
    );
  }

  private async tell(
    tenantId: string,
    type: string,
    { conversationId, policyId, kind, dueAt }: SlaFacts,
  ): Promise<void> {
    const { policy, conversation } = await this.db.tx(async (tx) => ({
      policy: await tx.slaPolicy.findUnique({ where: key(policyId) }),
      conversation: await tx.conversation.findUnique({ where: key(conversationId), select: { assigneeId: true } }),
    }));
    if (!policy || !conversation) return;
    const isBroken = type === 'sla.breached';
    const asked = toPolicy(policy)[isBroken ? 'onBreach' : 'onWarning'].filter(
      (action): action is Notify => action.type === 'notify',
    );
    const event = { conversationId, kind, isBroken, dueAt };
    for (const socket of this.sockets.socketsIn(rooms.tenant(tenantId))) {
      const { userId, permissions } = socket.data.actor;
      const isAgent = userId === conversation.assigneeId && asked.some(({ agent }) => agent);
      const isSupervisor = permissions.has('routing.supervise') && asked.some(({ supervisors }) => supervisors);
      if (isAgent || isSupervisor) socket.emit('sla.alarm', event);
    }
  }
}
