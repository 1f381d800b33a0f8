import type { AnswerOf, getChat, MessageEntry } from '@guichet/contracts';

export type DeskChat = AnswerOf<typeof getChat>;
interface Marks {
  visitorDelivered: number;
  visitorRead: number;
  agentRead: number;
}

/** What a message makes of the chat before the server says so. */
export function withEntry(chat: DeskChat, { direction, sequence, at }: MessageEntry): DeskChat {
  if (direction === 'out') return { ...chat, waitingSince: null };
  if (sequence <= chat.countedTo) return chat;
  return {
    ...chat,
    countedTo: sequence,
    unread: sequence > chat.agentRead ? chat.unread + 1 : chat.unread,
    waitingSince: chat.waitingSince ?? at,
    lastVisitorMessageAt: at,
  };
}

/** Marks only grow. Whoever has read the visitor's last word has read them all. */
export function withMarks(chat: DeskChat, marks: Marks): DeskChat {
  const agentRead = Math.max(chat.agentRead, marks.agentRead);
  return {
    ...chat,
    agentRead,
    visitorDelivered: Math.max(chat.visitorDelivered, marks.visitorDelivered),
    visitorRead: Math.max(chat.visitorRead, marks.visitorRead),
    unread: agentRead > chat.agentRead && agentRead >= chat.countedTo ? 0 : chat.unread,
  };
}

/** The server's word, which may have been read before the last that was heard here. */
export function withWord(known: DeskChat | undefined, told: DeskChat): DeskChat {
  if (!known) return told;
  const { unread, countedTo, waitingSince, lastVisitorMessageAt } = known;
  const isOlder = told.countedTo < countedTo;
  return withMarks(isOlder ? { ...told, unread, countedTo, waitingSince, lastVisitorMessageAt } : told, known);
}
