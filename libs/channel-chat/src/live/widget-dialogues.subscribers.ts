import { Injectable } from '@nestjs/common';
import {
  ChatHistory,
  ChatResync,
  ChatSeen,
  ChatSend,
  ChatStart,
  ChatTyping,
  OneChat,
  VisitorContext,
} from '@guichet/contracts';
import { log } from '@guichet/platform';
import { asVisitor, limited, VisitorLimits, type WidgetSocket, WidgetSockets } from '@guichet/sites';
import { chatsOf } from './chat-rooms.ts';
import { DialogueActions } from './dialogue-actions.service.ts';
import { PassingNotices } from './passing-notices.ts';
import { ReadMarks } from './read-marks.service.ts';

/** What a widget may say over its socket. */
@Injectable()
export class WidgetDialogues {
  constructor(
    sockets: WidgetSockets,
    private readonly actions: DialogueActions,
    private readonly limits: VisitorLimits,
    private readonly marks: ReadMarks,
    private readonly passing: PassingNotices,
  ) {
    sockets.whenConnected((socket) => this.greet(socket));
  }

  private greet(socket: WidgetSocket): void {
    const { answered } = limited(socket, this.limits);
    socket.on(
      'start',
      answered('start', ChatStart, (input) => this.actions.start(socket, input)),
    );
    socket.on(
      'send',
      answered('message', ChatSend, (input) => this.actions.send(socket, input)),
    );
    socket.on(
      'resync',
      answered('catchUp', ChatResync, (input) => this.actions.resync(socket, input)),
    );
    socket.on(
      'history',
      answered('catchUp', ChatHistory, (input) => this.actions.history(socket, input)),
    );
    socket.on(
      'end',
      answered('catchUp', OneChat, (input) => this.actions.end(socket, input)),
    );
    this.hearPassing(socket);
    // Whoever cannot be welcomed now comes again.
    asVisitor(socket, () => this.actions.welcome(socket)).catch((error: unknown) => {
      log.warn({ err: error }, 'a widget was not welcomed');
      socket.conn.close();
    });
  }

  private hearPassing(socket: WidgetSocket): void {
    const { heard } = limited(socket, this.limits);
    socket.on(
      'typing',
      heard(ChatTyping, async ({ conversationId, isTyping }) => {
        await this.actions.requireOwn(socket, conversationId);
        this.passing.tell('chat.typing', { conversationId, by: 'visitor', isTyping });
      }),
    );
    socket.on(
      'seen',
      heard(ChatSeen, async ({ conversationId, delivered, read }) => {
        await this.actions.requireOwn(socket, conversationId);
        this.marks.put(conversationId, { visitorDelivered: Math.max(delivered, read), visitorRead: read });
      }),
    );
    socket.on(
      'context',
      heard(VisitorContext, async (context) => {
        if (!(await this.actions.remember(socket, context))) return;
        for (const conversationId of chatsOf(socket)) this.passing.tell('chat.changed', { conversationId });
      }),
    );
  }
}
