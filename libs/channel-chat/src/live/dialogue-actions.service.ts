import { Injectable } from '@nestjs/common';
import type {
  ChatHistory,
  ChatResync,
  ChatSend,
  ChatStart,
  ChatState,
  OneChat,
  VisitorContext,
} from '@guichet/contracts';
import { DomainError } from '@guichet/platform';
import type * as z from 'zod';
import { AvailabilityBoard, unanswered, widgetRooms, type WidgetSocket } from '@guichet/sites';
import { BoundedWork } from './bounded-work.ts';
import { chatRoom } from './chat-rooms.ts';
import { ChatBook } from '../chats/chat-book.service.ts';
import { MessageViews } from '../chats/message-views.service.ts';
import { VisitorChats } from '../chats/visitor-chats.service.ts';
import { VisitorDoings } from '../chats/visitor-doings.service.ts';

/** Agents keep half of the connections to the database, whatever comes in from the pages. */
const AT_ONCE = 10;
const MAY_WAIT = 3000;

/** What a visitor does, as his socket asks for it. */
@Injectable()
export class DialogueActions {
  private readonly work = new BoundedWork(AT_ONCE, MAY_WAIT, () => new DomainError('unavailable'));

  constructor(
    private readonly chats: VisitorChats,
    private readonly doings: VisitorDoings,
    private readonly book: ChatBook,
    private readonly board: AvailabilityBoard,
    private readonly messages: MessageViews,
  ) {}

  async welcome(socket: WidgetSocket): Promise<void> {
    const { site, visitor, account, token, isNew } = socket.data.admitted;
    socket.on('disconnect', () => this.board.leave(site.id));
    const availability = await this.board.join(site);
    const own = isNew ? [] : await this.work.run(() => this.known(socket));
    await this.listen(socket, own);
    const { name, email } = account ?? (await this.saidOf(visitor.visitorId, own[0]));
    socket.emit('welcome', { token, isSigned: visitor.isSigned, name, email, chats: own, availability });
  }

  /** What he said of himself before the chat that he finds again. */
  private async saidOf(visitorId: string, chat: ChatState | undefined): Promise<{ name: string; email: string }> {
    return chat ? this.book.own(chat.conversationId, visitorId) : { name: '', email: '' };
  }

  private async known({ data: { admitted } }: WidgetSocket): Promise<ChatState[]> {
    await this.doings.claim(admitted);
    return this.chats.current(admitted.visitor.visitorId);
  }

  async start(socket: WidgetSocket, input: z.output<typeof ChatStart>) {
    const { site, visitor } = socket.data.admitted;
    if (unanswered(site.fields, input).length) throw new DomainError('invalid_input', { issues: [{ path: 'fields' }] });
    const known = await this.work.run(() => this.chats.current(visitor.visitorId));
    const isOpen = known.some(({ endedAt }) => endedAt === null);
    // Who waits already may go on; who comes now must find somebody there.
    if (!isOpen && !(await this.mayBegin(socket))) throw new DomainError('chat_unavailable');
    const entry = await this.work.run(() => this.doings.start(socket.data.admitted, input));
    const chat = await this.chats.state(visitor.visitorId, entry.conversationId);
    await this.joinTabs(socket, visitor.visitorId, chat);
    return { chat, message: this.messages.forVisitor(entry) };
  }

  async send(socket: WidgetSocket, input: z.output<typeof ChatSend>) {
    const entry = await this.work.run(() => this.doings.send(socket.data.admitted.visitor.visitorId, input));
    return { message: this.messages.forVisitor(entry) };
  }

  async resync(socket: WidgetSocket, { conversationId, after }: z.output<typeof ChatResync>) {
    const { visitorId } = socket.data.admitted.visitor;
    // First the room, then the look: what comes between is told twice rather than never.
    await this.requireOwn(socket, conversationId);
    await socket.join(chatRoom(conversationId));
    const { chat, entries, hasMore } = await this.work.run(() => this.chats.after(visitorId, conversationId, after));
    return { chat, messages: entries.map((entry) => this.messages.forVisitor(entry)), hasMore };
  }

  history(socket: WidgetSocket, { cursor }: z.output<typeof ChatHistory>) {
    return this.work.run(() => this.chats.history(socket.data.admitted.visitor.visitorId, cursor));
  }

  async end(socket: WidgetSocket, { conversationId }: z.output<typeof OneChat>): Promise<{ chat: ChatState }> {
    const { visitorId } = socket.data.admitted.visitor;
    await this.chats.state(visitorId, conversationId);
    await this.doings.end(conversationId);
    return { chat: await this.chats.state(visitorId, conversationId) };
  }

  requireOwn(socket: WidgetSocket, conversationId: string): Promise<unknown> {
    return this.book.own(conversationId, socket.data.admitted.visitor.visitorId);
  }

  remember(socket: WidgetSocket, context: VisitorContext): Promise<boolean> {
    return this.work.run(() => this.doings.remember(socket.data.admitted.visitor.visitorId, context));
  }

  /** Somebody is there. That all are full in this very moment turns nobody away who was offered the chat: he waits his turn. */
  private async mayBegin({ data: { admitted } }: WidgetSocket): Promise<boolean> {
    const { state } = await this.board.ask(admitted.site);
    return state === 'open' || state === 'busy';
  }

  private async listen(socket: WidgetSocket, chats: readonly ChatState[]): Promise<void> {
    await socket.join(chats.map(({ conversationId }) => chatRoom(conversationId)));
  }

  /** His other tabs hear of the new chat as well. */
  private async joinTabs(socket: WidgetSocket, visitorId: string, chat: ChatState): Promise<void> {
    await this.listen(socket, [chat]);
    const tabs = socket.nsp.in(widgetRooms.visitor(visitorId));
    tabs.socketsJoin(chatRoom(chat.conversationId));
    socket.to(widgetRooms.visitor(visitorId)).emit('chat', chat);
  }
}
