import { Injectable } from '@nestjs/common';
import { asTenant, log, type Notice, Notifications } from '@guichet/platform';
import { AvailabilityBoard } from '@guichet/sites';
import { MessageViews } from '../chats/message-views.service.ts';
import { DialogueScreens } from './dialogue-screens.ts';

const MESSAGES = ['message.received', 'message.composed'];
const GATHER_MS = 30;

/**
 * Brings what was committed, by whatever process, to the screens that are connected here. The notice comes with the commit and in
 * its order; a message that this process wrote is at hand, another's is read.
 */
@Injectable()
export class ChatPushes {
  /** What is told of a conversation goes out in the order in which it was read. */
  private readonly turns = new Map<string, Promise<void>>();
  private readonly changed = new Map<string, string>();

  constructor(
    private readonly messages: MessageViews,
    private readonly screens: DialogueScreens,
    board: AvailabilityBoard,
    notifications: Notifications,
  ) {
    notifications.listen((notice) => (notice ? this.hear(notice) : this.screens.resync()));
    board.whenChanged((site, availability) => this.screens.showAvailability(site.id, availability));
  }

  private hear({ tenantId, type, data }: Notice): void {
    const conversationId = conversationOf(type, data);
    if (!conversationId || !this.screens.has(conversationId)) return;
    if (MESSAGES.includes(type)) this.pushInTurn(tenantId, conversationId, (data as { messageId: string }).messageId);
    else if (type === 'chat.typing') this.screens.showTyping(data as Notice<'chat.typing'>['data']);
    else if (type === 'chat.seen') this.screens.showMarks(data as Notice<'chat.seen'>['data']);
    else this.soon(tenantId, conversationId, type);
  }

  private pushInTurn(tenantId: string, conversationId: string, messageId: string): void {
    this.inTurn(conversationId, () =>
      asTenant(tenantId, () => this.push(messageId)).catch((error: unknown) => {
        // Whoever lacks it learns so from the next one, or by asking now.
        log.warn({ err: error }, 'a message was not pushed');
        this.screens.resyncOne(conversationId);
      }),
    );
  }

  private inTurn(conversationId: string, work: () => Promise<void>): void {
    const before = this.turns.get(conversationId) ?? Promise.resolve();
    const turn = before
      .then(work)
      .finally(() => this.turns.get(conversationId) === turn && this.turns.delete(conversationId));
    this.turns.set(conversationId, turn);
  }

  private async push(messageId: string): Promise<void> {
    const entry = await this.messages.find(messageId);
    if (entry) this.screens.showMessage(entry);
  }

  /** Events of one change come in a row; its screens are told once. */
  private soon(tenantId: string, conversationId: string, type: string): void {
    if (type === 'conversation.assigned') void this.quietly(tenantId, () => this.screens.lookAtRights(conversationId));
    if (this.changed.has(conversationId)) return;
    this.changed.set(conversationId, tenantId);
    setTimeout(() => {
      this.changed.delete(conversationId);
      this.inTurn(conversationId, () => this.quietly(tenantId, () => this.screens.showState(conversationId)));
    }, GATHER_MS).unref();
  }

  private quietly(tenantId: string, work: () => Promise<void>): Promise<void> {
    return asTenant(tenantId, work).catch((error: unknown) => log.warn({ err: error }, 'a chat was not shown'));
  }
}

function conversationOf(type: string, data: object): string | null {
  if ('conversationId' in data) return data.conversationId as string;
  const isWork = type.startsWith('work.') && 'subjectType' in data && data.subjectType === 'conversation';
  return isWork && 'subjectId' in data ? (data.subjectId as string) : null;
}
