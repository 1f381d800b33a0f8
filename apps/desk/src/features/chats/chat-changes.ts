import type { AnswerOf, getChat, MessageEntry } from '@guichet/contracts';

export type DeskChat = AnswerOf<typeof getChat>;
interface Marks {
  visitorDelivered: number;
  visitorRead: number;
  agentRead: number;
}

/** What a message makes of the chat before the server says so. `lastIn`: the last of the visitor's that is counted. */
export function withEntry(chat: DeskChat, entry: MessageEntry, lastIn: number): DeskChat {
  if (entry.direction === 'out') return { ...chat, waitingSince: null };
  if (entry.sequence <= lastIn) return chat;
  return {
    ...chat,
    unread: entry.sequence > chat.agentRead ? chat.unread + 1 : chat.unread,
    waitingSince: chat.waitingSince ?? entry.at,
    lastVisitorMessageAt: entry.at,
  };
}

/** Marks only grow. Whoever has read the visitor's last word has read them all. */
export function withMarks(chat: DeskChat, marks: Marks, lastIn: number): DeskChat {
  const agentRead = Math.max(chat.agentRead, marks.agentRead);
  return {
    ...chat,
    agentRead,
    visitorDelivered: Math.max(chat.visitorDelivered, marks.visitorDelivered),
    visitorRead: Math.max(chat.visitorRead, marks.visitorRead),
    unread: agentRead > chat.agentRead && agentRead >= lastIn ? 0 : chat.unread,
  };
}
