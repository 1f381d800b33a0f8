import { Injectable } from '@nestjs/common';
import type { Availability, DomainEvents } from '@guichet/contracts';
import type { LiveEntry } from '@guichet/conversations';
import { DeskSockets } from '@guichet/platform';
import { widgetRooms, WidgetSockets } from '@guichet/sites';
import { MessageViews } from '../chats/message-views.service.ts';
import { chatRoom } from './chat-rooms.ts';
import { DialogueAccess } from './dialogue-access.service.ts';

/** Both sides' screens of a chat, as far as they are connected to this process. */
@Injectable()
export class DialogueScreens {
  constructor(
    private readonly widgets: WidgetSockets,
    private readonly desks: DeskSockets,
    private readonly messages: MessageViews,
    private readonly access: DialogueAccess,
  ) {}

  has(conversationId: string): boolean {
    return this.widgets.has(chatRoom(conversationId)) || this.desks.socketsIn(chatRoom(conversationId)).length > 0;
  }

  showMessage(entry: LiveEntry): void {
    const place = chatRoom(entry.conversationId);
    if (this.widgets.has(place)) this.widgets.to(place)?.emit('message', this.messages.forVisitor(entry));
    this.desks.to(place)?.emit('chat.entry', this.messages.forDesk(entry));
  }

  showTyping({ conversationId, by, isTyping }: DomainEvents['chat.typing']): void {
    if (by === 'agent') this.widgets.to(chatRoom(conversationId))?.emit('typing', { conversationId, isTyping });
    else this.desks.to(chatRoom(conversationId))?.emit('chat.typing', { conversationId, isTyping });
  }

  showMarks({ conversationId, ...marks }: DomainEvents['chat.seen']): void {
    const { visitorDelivered, visitorRead, agentDelivered, agentRead } = marks;
    const place = chatRoom(conversationId);
    this.widgets.to(place)?.emit('seen', { conversationId, agentDelivered, agentRead, visitorRead });
    this.desks.to(place)?.emit('chat.seen', { conversationId, visitorDelivered, visitorRead, agentRead });
  }

  showAvailability(siteId: string, availability: Availability): void {
    this.widgets.to(widgetRooms.site(siteId))?.emit('availability', availability);
  }

  async showState(conversationId: string): Promise<void> {
    const place = chatRoom(conversationId);
    const shown = await this.access.read(conversationId, {
      forWidget: this.widgets.has(place),
      forDesk: this.desks.socketsIn(place).length > 0,
    });
    await this.dismissOthers(place, shown.visitorId);
    if (shown.state) this.widgets.to(place)?.emit('chat', shown.state);
    if (shown.chat) this.desks.to(place)?.emit('chat.changed', shown.chat);
  }

  /** A chat goes with its visitor when he says who he is: a page that still shows him as a stranger hears nothing more of it. */
  private async dismissOthers(place: string, visitorId: string | undefined): Promise<void> {
    for (const socket of this.widgets.in(place))
      if (socket.data.admitted.visitor.visitorId !== visitorId) await socket.leave(place);
  }

  /** It went to somebody else: whoever may see it no more is told so, and nothing further. */
  async lookAtRights(conversationId: string): Promise<void> {
    for (const socket of this.desks.socketsIn(chatRoom(conversationId))) {
      if (await this.access.maySee(socket, conversationId)) continue;
      await socket.leave(chatRoom(conversationId));
      socket.emit('chat.gone', { conversationId });
    }
  }

  /** Something may have been missed. */
  resync(): void {
    this.widgets.all()?.emit('resync');
    this.desks.all()?.emit('chat.resync');
  }
  resyncOne(conversationId: string): void {
    this.widgets.to(chatRoom(conversationId))?.emit('resync');
    for (const socket of this.desks.socketsIn(chatRoom(conversationId))) socket.emit('chat.resync');
  }
}
