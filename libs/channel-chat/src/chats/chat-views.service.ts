import { Injectable } from '@nestjs/common';
import type { ChatState, DeskChat } from '@guichet/contracts';
import { LiveTimeline, ResolutionAnswers } from '@guichet/conversations';
import { Clock, type rows, type Tx } from '@guichet/platform';
import { Directory } from '@guichet/identity';
import { Outlooks } from '@guichet/routing';
import { chatState, deskChat, type Unread } from './chat-view.ts';

/** Chats as their screens show them. */
@Injectable()
export class ChatViews {
  constructor(
    private readonly timeline: LiveTimeline,
    private readonly outlooks: Outlooks,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly resolution: ResolutionAnswers,
  ) {}

  async states(tx: Tx, chats: readonly rows.Chat[]): Promise<ChatState[]> {
    const ids = chats.map(({ conversationId }) => conversationId);
    const conversations = await conversationsOf(tx, ids);
    const names = await this.directory.namesOf(
      [...conversations.values()].flatMap(({ assigneeId }) => assigneeId ?? []),
      tx,
    );
    const sequences = await this.timeline.lastSequences(tx, ids);
    const waiting = chats.filter((chat) => !chat.endedAt && !conversations.get(chat.conversationId)!.assigneeId);
    const waits = await this.outlooks.ofAllWaiting(
      tx,
      'conversation',
      waiting.map(({ conversationId }) => conversationId),
    );
    const ended = chats.filter(({ endedAt }) => endedAt);
    const settled = await this.resolution.ofAll(
      tx,
      ended.map(({ conversationId }) => conversationId),
    );
    return chats.map((chat) => {
      const conversation = conversations.get(chat.conversationId)!;
      return chatState({
        ...{ chat, conversation },
        agentName: names.get(conversation.assigneeId ?? '') ?? null,
        lastSequence: sequences.get(chat.conversationId) ?? 0,
        wait: waits.get(chat.conversationId) ?? null,
        isSettled: settled.get(chat.conversationId) ?? null,
      });
    });
  }

  async state(tx: Tx, chat: rows.Chat): Promise<ChatState> {
    return (await this.states(tx, [chat]))[0]!;
  }

  async forDesk(tx: Tx, chats: readonly rows.Chat[]): Promise<DeskChat[]> {
    const ids = chats.map(({ conversationId }) => conversationId);
    const conversations = await conversationsOf(tx, ids);
    const visitors = await tx.visitor.findMany({ where: { id: { in: chats.map(({ visitorId }) => visitorId) } } });
    const sites = await tx.site.findMany({ where: { id: { in: chats.map(({ siteId }) => siteId) } } });
    const unread = await unreadOf(tx, ids);
    return chats.map((chat) =>
      deskChat({
        ...{ chat, conversation: conversations.get(chat.conversationId)!, now: this.clock.now() },
        visitor: visitors.find(({ id }) => id === chat.visitorId)!,
        site: sites.find(({ id }) => id === chat.siteId)!,
        unread: unread.get(chat.conversationId),
      }),
    );
  }
}

async function conversationsOf(tx: Tx, ids: readonly string[]) {
  const select = { id: true, assigneeId: true, status: true, waitingSince: true };
  const all = await tx.conversation.findMany({ where: { id: { in: [...ids] } }, select });
  return new Map(all.map((conversation) => [conversation.id, conversation]));
}

async function unreadOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Unread>> {
  const found = await tx.$queryRaw<(Unread & { id: string })[]>`
    select c.conversation_id as id, count(*)::int as count, max(e.sequence)::int as last from chat c
    join entry e on e.conversation_id = c.conversation_id and e.direction = 'in' and e.kind = 'normal'
      and e.sequence > c.agent_read
    where c.conversation_id = any(${[...ids]}::uuid[]) group by c.conversation_id`;
  return new Map(found.map(({ id, ...unread }) => [id, unread]));
}
