import { Injectable } from '@nestjs/common';
import { Directory } from '@guichet/identity';
import { asTenant, Db, DeskSockets, key, log, type Notice, Notifications, rooms } from '@guichet/platform';
import { ChangedConversations } from './changed-conversations.ts';
import { Throttle } from './throttle.ts';

const A_SECOND = 1000;
/** The settings lists that events change; people and teams are told by identity. */
const SETTINGS: Partial<Record<string, string>> = {
  'inbox.changed': 'inboxes',
  'mailbox.changed': 'mailboxes',
  'mail.quarantined': 'quarantine',
  'macro.changed': 'macros',
  'site.changed': 'sites',
  'trunk.changed': 'trunks',
  'view.changed': 'views',
};

/** Words of a dialogue go to the screens that have it open; for all others it is enough that lists are fresh now and then. */
const isDialogue = ({ type, data }: Notice): boolean => 'sequence' in data || SHOWN_ONLY.has(type);
const SHOWN_ONLY = new Set(['chat.typing', 'chat.seen', 'chat.changed']);

/** Tells open desks what happened, by ids and versions; what it means for them they ask themselves. */
@Injectable()
export class ConversationRealtime {
  private readonly views = new Throttle(A_SECOND, (tenantId) => this.room(tenantId)?.emit('views.changed'));
  private readonly liveViews = new Throttle(5 * A_SECOND, (tenantId) => this.views.want(tenantId));
  private readonly conversations = new ChangedConversations((tenantId, changes) => this.tellOf(tenantId, changes));

  constructor(
    notifications: Notifications,
    private readonly sockets: DeskSockets,
    private readonly db: Db,
    private readonly directory: Directory,
  ) {
    notifications.listen((notice) => (notice ? this.hear(notice) : this.resync()));
  }

  private hear(notice: Notice): void {
    const { tenantId, type, data, actorId } = notice;
    if (!this.sockets.socketsIn(rooms.tenant(tenantId)).length) return;
    if (isDialogue(notice)) this.liveViews.want(tenantId);
    else if ('conversationId' in data) {
      this.conversations.add(tenantId, data.conversationId, actorId);
      this.views.want(tenantId);
    }
    if (type === 'view.changed') this.views.want(tenantId);
    const kind = SETTINGS[type] ?? ('fields' in data && data.fields.includes('tags') ? 'tags' : null);
    if (kind) this.room(tenantId)?.emit('settings.changed', { kind });
    if (type === 'note.added') this.tellMentioned(notice as Notice<'note.added'>);
    if (type === 'resolution.answered') this.tellUnsettled(notice as Notice<'resolution.answered'>);
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

  private tellMentioned({ tenantId, data, actorId }: Notice<'note.added'>): void {
    const { conversationId, mentionedUserIds = [] } = data;
    if (!mentionedUserIds.length || !actorId) return;
    this.later(tenantId, async () => {
      const names = await this.directory.namesOf([actorId]);
      const event = { conversationId, byName: names.get(actorId) ?? '' };
      for (const userId of mentionedUserIds) this.sockets.to(rooms.user(tenantId, userId))?.emit('mentioned', event);
    });
  }

  /** Whether it is taken up again is for whoever has it to say. */
  private tellUnsettled({ tenantId, data: { conversationId, isSettled } }: Notice<'resolution.answered'>): void {
    if (isSettled) return;
    this.later(tenantId, async () => {
      const select = { assigneeId: true };
      const conversation = await this.db.tx((tx) => tx.conversation.findUnique({ where: key(conversationId), select }));
      if (!conversation?.assigneeId) return;
      this.sockets.to(rooms.user(tenantId, conversation.assigneeId))?.emit('unsettled', { conversationId });
    });
  }

  /** A look-up that fails is made up for by the desk's next question. */
  private later(tenantId: string, work: () => Promise<void>): void {
    asTenant(tenantId, work).catch((error: unknown) => log.warn({ err: error }, 'a desk was not told'));
  }
}
