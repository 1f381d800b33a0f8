import { Injectable } from '@nestjs/common';
import { type DeskChat, Id, type MessageEntry } from '@guichet/contracts';
import { type DeskSocket, DeskSockets, DomainError, errorCodeOf, found, inContext } from '@guichet/platform';
import * as z from 'zod';
import { chatRoom, chatsOf } from './chat-rooms.ts';
import { DialogueAccess } from './dialogue-access.service.ts';
import { PassingNotices } from './passing-notices.ts';
import { ReadMarks } from './read-marks.service.ts';

const Sequence = z.number().int().min(0).max(2_147_483_647);
const Open = z.object({ conversationId: Id, after: Sequence });
const One = z.object({ conversationId: Id });
const Typing = One.extend({ isTyping: z.boolean() });
const Seen = One.extend({ delivered: Sequence, read: Sequence });
const MAX_OPEN = 20;

/** What a desk may say of the chats it has open. */
@Injectable()
export class DeskDialogues {
  constructor(
    sockets: DeskSockets,
    private readonly access: DialogueAccess,
    private readonly marks: ReadMarks,
    private readonly passing: PassingNotices,
  ) {
    sockets.whenConnected((socket) => this.greet(socket));
  }

  private greet(socket: DeskSocket): void {
    const heard = <S extends z.ZodType>(schema: S, work: (input: z.output<S>) => void) => {
      return (event: unknown) => {
        const input = schema.safeParse(event);
        if (input.success) inContext(socket, () => work(input.data));
      };
    };
    socket.on('chat.open', (event, answer) => inContext(socket, () => this.answer(socket, event, answer)));
    socket.on(
      'chat.close',
      heard(One, ({ conversationId }) => void socket.leave(chatRoom(conversationId))),
    );
    socket.on(
      'chat.typing',
      heard(Typing, ({ conversationId, isTyping }) => {
        if (hasOpen(socket, conversationId))
          this.passing.tell('chat.typing', { conversationId, by: 'agent', isTyping });
      }),
    );
    socket.on(
      'chat.seen',
      heard(Seen, ({ conversationId, delivered, read }) => {
        if (!hasOpen(socket, conversationId)) return;
        this.marks.put(conversationId, { agentDelivered: Math.max(delivered, read), agentRead: read });
      }),
    );
  }

  private async answer(socket: DeskSocket, event: unknown, answer: unknown): Promise<void> {
    if (typeof answer !== 'function') return;
    const reply = answer as (said: object) => void;
    await this.open(socket, event).then(
      (opened) => reply({ ok: true, ...opened }),
      (error: unknown) => reply({ ok: false, code: errorCodeOf(error) }),
    );
  }

  private async open(
    socket: DeskSocket,
    event: unknown,
  ): Promise<{ chat: DeskChat; entries: MessageEntry[]; hasMore: boolean }> {
    const input = Open.safeParse(event);
    if (!input.success) throw new DomainError('invalid_input');
    const { conversationId, after } = input.data;
    const place = chatRoom(conversationId);
    if (!socket.rooms.has(place) && chatsOf(socket).length >= MAX_OPEN) throw new DomainError('too_many_requests');
    found((await this.access.maySee(socket, conversationId)) || null);
    // First the room, then the look: what comes between is told twice rather than never.
    await socket.join(place);
    return this.access.open(conversationId, after);
  }
}

/** Only what was seen to be visible to its person is ever joined. */
const hasOpen = (socket: DeskSocket, conversationId: string): boolean => socket.rooms.has(chatRoom(conversationId));
