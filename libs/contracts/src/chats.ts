import * as z from 'zod';
import { type Answer, CHAT_STATES } from './chat-events.ts';
import { endpoint } from './endpoint.ts';
import { Id, Instant } from './fields.ts';
import type { MessageEntry } from './messages.ts';
import { VisitorContext } from './visitor-context.ts';

/** What the desk shows beside a chat. */
export const DeskChat = z.object({
  conversationId: Id,
  siteId: Id,
  siteName: z.string(),
  state: z.enum(CHAT_STATES),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  endedBy: z.enum(['visitor', 'agent', 'silence']).nullable(),
  visitor: z.object({
    name: z.string(),
    email: z.string(),
    /** The shop's server vouches for who it is. */
    isSigned: z.boolean(),
    /** A page of his is connected now. */
    isOnline: z.boolean(),
    lastSeenAt: Instant.nullable(),
    /** He gave an address and the site sends mail: what he does not read on the page follows there. */
    isFollowedUp: z.boolean(),
  }),
  /** Labels of the menu's choices, from the first level on, in the site's language. */
  subject: z.array(z.string()),
  orderReference: z.string(),
  fields: z.array(z.object({ label: z.string(), answer: z.string() })),
  context: VisitorContext,
  visitorDelivered: z.number().int(),
  visitorRead: z.number().int(),
  agentRead: z.number().int(),
  /** Visitor's messages the agents have not read. */
  unread: z.number().int(),
  /** Sequence up to which the visitor's messages are counted here: what a screen heard beyond it is newer. */
  countedTo: z.number().int(),
  lastVisitorMessageAt: Instant.nullable(),
  /** Since when he waits for an answer. */
  waitingSince: Instant.nullable(),
  rating: z.object({ score: z.number().int(), comment: z.string(), at: Instant }).nullable(),
});
export type DeskChat = z.infer<typeof DeskChat>;

const one = z.object({ conversationId: Id });
/** `not_found` for conversations that are no chats. */
export const getChat = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/chat',
  access: 'conversation.read',
  input: one,
  output: DeskChat,
});
/** My chats that have not ended, oldest first. */
export const listMyChats = endpoint({
  method: 'GET',
  path: '/api/me/chats',
  access: 'conversation.write',
  input: z.object({}),
  output: z.object({ chats: z.array(DeskChat) }),
});
/** Says goodbye: the visitor is asked for a rating, and what he writes afterwards begins anew. Resolves nothing by itself. */
export const endChat = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/chat/end',
  access: 'conversation.write',
  input: one,
  output: DeskChat,
});

/** Server to desk, for chats that its `chat.open` named. */
export interface DeskChatServerEvents {
  /** A message of either side, as the timeline has it. */
  'chat.entry': (entry: MessageEntry) => void;
  'chat.changed': (chat: DeskChat) => void;
  'chat.typing': (event: { conversationId: string; isTyping: boolean }) => void;
  'chat.seen': (event: {
    conversationId: string;
    visitorDelivered: number;
    visitorRead: number;
    agentRead: number;
  }) => void;
  /** Something may have been missed: `chat.open` every open chat again, after its last message. */
  'chat.resync': () => void;
  /** It went out of the person's sight. */
  'chat.gone': (event: { conversationId: string }) => void;
}
/** Desk to server. A socket may have 20 chats open. */
export interface DeskChatClientEvents {
  /** Answers with the chat and its messages after a sequence, and goes on telling of it. */
  'chat.open': (
    event: { conversationId: string; after: number },
    answer: Answer<{ chat: DeskChat; entries: MessageEntry[]; hasMore: boolean }>,
  ) => void;
  'chat.close': (event: { conversationId: string }) => void;
  'chat.typing': (event: { conversationId: string; isTyping: boolean }) => void;
  'chat.seen': (event: { conversationId: string; delivered: number; read: number }) => void;
}
