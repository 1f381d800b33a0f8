import { Injectable } from '@nestjs/common';
import { asTenant, Db, DeskSockets, log, type Notice, Notifications, rooms } from '@guichet/platform';
import type { WorkFacts } from '@guichet/contracts';
import { WorkViews } from './work-views.service.ts';

const SETTINGS: Partial<Record<string, string>> = {
  'queue.changed': 'queues',
  'rule.changed': 'rules',
  'disposition.changed': 'dispositions',
  'calendar.changed': 'calendars',
};
/** After these an offer that was open is none any more. */
const ENDS_OFFER = /^work\.(accepted|declined|expired|returned|taken|done|abandoned|overflowed|transferred)$/;

/** Tells desks of offers, with all an agent needs to see, and of the rest by its ids. */
@Injectable()
export class WorkRealtime {
  constructor(
    notifications: Notifications,
    private readonly sockets: DeskSockets,
    private readonly views: WorkViews,
    private readonly db: Db,
  ) {
    notifications.listen((notice) => notice && this.hear(notice));
  }

  private hear(notice: Notice): void {
    const { tenantId, type, data } = notice;
    const everybody = this.sockets.to(rooms.tenant(tenantId));
    const kind = SETTINGS[type];
    if (kind) everybody?.emit('settings.changed', { kind });
    if (!type.startsWith('work.') || !this.sockets.socketsIn(rooms.tenant(tenantId)).length) return;
    const { workItemId, subjectType, subjectId, queueId } = data as unknown as WorkFacts;
    everybody?.emit('work.changed', { subjectType, subjectId, queueId });
    if (type === 'work.offered') this.tellOffer(tenantId, workItemId);
    const { agentId, fromAgentId } = data as { agentId?: string | null; fromAgentId?: string | null };
    for (const userId of new Set([agentId, fromAgentId])) {
      if (!userId || type === 'work.offered') continue;
      const person = this.sockets.to(rooms.user(tenantId, userId));
      if (ENDS_OFFER.test(type)) person?.emit('offer.ended', { workItemId });
      person?.emit('work.mine-changed');
    }
  }

  private tellOffer(tenantId: string, workItemId: string): void {
    asTenant(tenantId, async () => {
      const made = await this.db.tx((tx) => this.views.offer(tx, workItemId));
      if (made) this.sockets.to(rooms.user(tenantId, made.agentId))?.emit('offer.made', made.offer);
    }).catch((error: unknown) => log.warn({ err: error }, 'an offer was not told; the desk will ask'));
  }
}
