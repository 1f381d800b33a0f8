import { Injectable } from '@nestjs/common';
import { asTenant, Db, DeskSockets, key, log, type Notice, Notifications, rooms } from '@guichet/platform';
import { ChangedConversations } from './changed-conversations.ts';
import { Throttle } from './throttle.ts';

const A_SECOND = 1000;
/** Events whose first word names a list of the settings. */
const SETTINGS = new Set(['user', 'team', 'inbox', 'mailbox', 'mail', 'macro', 'view']);

/** Tells open desks what happened, by ids and versions; what it means for them they ask themselves. */
@Injectable()
export class ConversationRealtime {
  private readonly views = new Throttle(A_SECOND, (tenantId) => this.room(tenantId)?.emit('views.changed'));
  private readonly conversations = new ChangedConversations((tenantId, changes) => this.tellOf(tenantId, changes));

  constructor(
    notifications: Notifications,
    private readonly sockets: DeskSockets,
    private readonly db: Db,
  ) {
    notifications.listen((notice) => (notice ? this.hear(notice) : this.resync()));
  }

  private hear(notice: Notice): void {
    const { tenantId, type, data, actorId } = notice;
    if (!this.sockets.socketsIn(rooms.tenant(tenantId)).length) return;
    const [subject = ''] = type.split('.');
    if ('conversationId' in data) {
      this.conversations.add(tenantId, data.conversationId, actorId);
      this.views.want(tenantId);
    }
    if (subject === 'view') this.views.want(tenantId);
    if (subject === 'customer' && 'customerId' in data) this.tellCustomers(tenantId, data);
    if (SETTINGS.has(subject)) this.room(tenantId)?.emit('settings.changed', { kind: subject });
    if (type === 'note.added') this.tellMentioned(notice as Notice<'note.added'>);
  }

  /** Something may have been missed: everybody refetches. */
  private resync(): void {
    this.sockets.all()?.emit('views.changed');
    this.sockets.all()?.emit('settings.changed', { kind: 'all' });
  }

  private room(tenantId: string) {
    return this.sockets.to(rooms.tenant(tenantId));
  }

  private tellOf(tenantId: string, actors: ReadonlyMap<string, string | null>): void {
    this.later(tenantId, async () => {
      const select = { id: true, version: true, sequence: true };
      const where = { id: { in: [...actors.keys()] } };
      const changed = await this.db.tx((tx) => tx.conversation.findMany({ where, select }));
      for (const { id: conversationId, version, sequence } of changed) {
        const actorId = actors.get(conversationId) ?? null;
        this.room(tenantId)?.emit('conversation.changed', { conversationId, version, sequence, actorId });
      }
    });
  }

  private tellCustomers(tenantId: string, data: object): void {
    const ids = Object.values(data).filter((value) => typeof value === 'string');
    this.later(tenantId, async () => {
      const where = { id: { in: ids } };
      const changed = await this.db.tx((tx) => tx.customer.findMany({ where, select: { id: true, version: true } }));
      for (const { id: customerId, version } of changed)
        this.room(tenantId)?.emit('customer.changed', { customerId, version });
    });
  }

  private tellMentioned({ tenantId, data, actorId }: Notice<'note.added'>): void {
    const { conversationId, mentionedUserIds = [] } = data;
    if (!mentionedUserIds.length || !actorId) return;
    this.later(tenantId, async () => {
      const author = await this.db.tx((tx) => tx.user.findUnique({ where: key(actorId), select: { name: true } }));
      const event = { conversationId, byName: author?.name ?? '' };
      for (const userId of mentionedUserIds) this.sockets.to(rooms.user(tenantId, userId))?.emit('mentioned', event);
    });
  }

  /** A look-up that fails is made up for by the desk's next question. */
  private later(tenantId: string, work: () => Promise<void>): void {
    asTenant(tenantId, work).catch((error: unknown) => log.warn({ err: error }, 'a desk was not told'));
  }
}
