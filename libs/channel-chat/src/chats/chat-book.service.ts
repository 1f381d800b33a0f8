import { Injectable } from '@nestjs/common';
import { currentTenant, Db, DomainError, type Notice, Notifications } from '@guichet/platform';

/** What does not change of a chat while it goes on. */
export interface BookedChat {
  visitorId: string;
  siteId: string;
  inboxId: string;
  customerId: string;
  promisedHours: number;
  name: string;
  email: string;
}
const MAX_KEPT = 20_000;

const placeOf = (tenantId: string, conversationId: string): string => `${tenantId}/${conversationId}`;

/** Whose a chat is, remembered: each message asks. */
@Injectable()
export class ChatBook {
  private readonly kept = new Map<string, BookedChat>();

  constructor(
    private readonly db: Db,
    notifications: Notifications,
  ) {
    notifications.listen((notice) => this.hear(notice));
  }

  /** The visitor's own; anybody else's is not found. */
  async own(conversationId: string, visitorId: string): Promise<BookedChat> {
    const place = placeOf(currentTenant(), conversationId);
    const known = this.kept.get(place);
    if (known?.visitorId === visitorId) return known;
    // A chat may have gone with its visitor to the person he said he is.
    const chat = await this.read(conversationId);
    if (chat?.visitorId !== visitorId) throw new DomainError('not_found');
    if (this.kept.size >= MAX_KEPT) this.kept.clear();
    this.kept.set(place, chat);
    return chat;
  }

  private hear(notice: Notice | null): void {
    if (!notice) this.kept.clear();
    else if (notice.type === 'chat.claimed')
      this.kept.delete(placeOf(notice.tenantId, (notice as Notice<'chat.claimed'>).data.conversationId));
  }

  private async read(conversationId: string): Promise<BookedChat | undefined> {
    const [chat] = await this.db.tx(
      (tx) => tx.$queryRaw<BookedChat[]>`
        select c.visitor_id as "visitorId", c.site_id as "siteId", s.inbox_id as "inboxId", i.promised_hours as "promisedHours",
          v.name, v.email, v.customer_id as "customerId"
        from chat c join site s on s.id = c.site_id join inbox i on i.id = s.inbox_id join visitor v on v.id = c.visitor_id
        where c.conversation_id = ${conversationId}::uuid`,
    );
    return chat;
  }
}
