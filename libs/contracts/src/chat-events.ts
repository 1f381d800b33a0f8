import * as z from 'zod';
import type { WidgetCallbackClientEvents, WidgetCallbackServerEvents } from './callback-events.ts';
import type { WidgetCallClientEvents, WidgetCallServerEvents } from './call-events.ts';
import type { ErrorCode } from './errors.ts';
import { Email, Id, Instant, Locale } from './fields.ts';
import { Slug } from './site-texts.ts';
import { VisitorContext } from './visitor-context.ts';
import { type Availability, ChatFile, FieldAnswers } from './widget.ts';

/** Namespace of the widget's socket. The handshake says which site and who: {@link WidgetHandshake}. */
export const WIDGET_NAMESPACE = '/widget';
/** The query parameter of the socket's address that names the site, so that the origin can be checked before the upgrade. */
export const SITE_PARAMETER = 'site';
export const WidgetHandshake = z.object({
  siteKey: z.string().min(8).max(64),
  /** From an earlier `welcome` on this browser; absent or no longer valid: a new visitor. */
  token: z.string().max(400).optional(),
  /** Signed by the shop's server; see {@link VisitorIdentity}. Without it nobody meets a known customer's history. */
  identity: z.string().max(4000).optional(),
});
export type WidgetHandshake = z.infer<typeof WidgetHandshake>;

export const MAX_CHAT_TEXT = 5000;
/** Kinds of notices: `card-masked` a payment card's number was in it. */
export const ChatMessage = z.object({
  id: Id,
  conversationId: Id,
  /** Rises within its conversation, not always by one. */
  sequence: z.number().int(),
  /** Sequence of the message before it, 0 for the first: whoever lacks that one asks by `resync`. */
  previous: z.number().int(),
  at: Instant,
  by: z.enum(['visitor', 'agent']),
  /** Of the agent; empty for the visitor's own. */
  name: z.string(),
  /** Plain text. */
  text: z.string(),
  files: z.array(ChatFile),
  /** Of the visitor's own messages. */
  clientId: z.string().nullable(),
  notices: z.array(z.string()),
});
export type ChatMessage = z.infer<typeof ChatMessage>;

export const CHAT_STATES = ['waiting', 'active', 'idle', 'ended'] as const;
/** A chat as its visitor sees it. `idle`: his agent serves others meanwhile, and a word brings him back. */
export const ChatState = z.object({
  conversationId: Id,
  state: z.enum(CHAT_STATES),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  endedBy: z.enum(['visitor', 'agent', 'silence']).nullable(),
  agentName: z.string().nullable(),
  /** While waiting: from 1, and the wait as told. */
  position: z.number().int().nullable(),
  estimateSeconds: z.number().int().nullable(),
  /** Offered when the wait is too long. */
  offersForm: z.boolean(),
  offersCallback: z.boolean(),
  /** Sequence of the last message, and up to which one either side has it on screen and has read it. */
  lastSequence: z.number().int(),
  agentDelivered: z.number().int(),
  agentRead: z.number().int(),
  visitorRead: z.number().int(),
  rating: z.number().int().nullable(),
  /** Whether he said that his request was settled. */
  isSettled: z.boolean().nullable(),
});
export type ChatState = z.infer<typeof ChatState>;

export const ChatStart = z.object({
  clientId: z.string().min(8).max(64),
  text: z.string().trim().min(1).max(MAX_CHAT_TEXT),
  language: Locale,
  name: z.string().trim().max(200).default(''),
  email: Email.or(z.literal('')).default(''),
  menuId: Slug.nullable().default(null),
  orderReference: z.string().trim().max(100).default(''),
  fields: FieldAnswers,
  context: VisitorContext.optional(),
});
export const ChatSend = z.object({
  conversationId: Id,
  clientId: z.string().min(8).max(64),
  /** May be empty beside files. */
  text: z.string().trim().max(MAX_CHAT_TEXT),
  fileIds: z.array(Id).max(10).default([]),
});
/** Messages after a sequence, at most 200 at once. */
export const ChatResync = z.object({ conversationId: Id, after: z.number().int().min(0).max(2_147_483_647) });
export const ChatTyping = z.object({ conversationId: Id, isTyping: z.boolean() });
/** How far the screen has it, and how far it was looked at. */
export const ChatSeen = z.object({
  conversationId: Id,
  delivered: z.number().int().min(0).max(2_147_483_647),
  read: z.number().int().min(0).max(2_147_483_647),
});
export const OneChat = z.object({ conversationId: Id });
export const ChatHistory = z.object({ cursor: z.string().max(200).optional() });

/** Acknowledged means stored. A refusal says whether and when to try again. */
/** `reason`: in the words of what was asked, where there are several. */
export type Refused = { ok: false; code: ErrorCode; retryAfterSeconds?: number; reason?: string };
export type Answer<T> = (answer: ({ ok: true } & T) | Refused) => void;

export interface Welcome {
  /** Keep it for this site in this browser, and bring it to the next handshake and to HTTP as `authorization: Bearer`. */
  token: string;
  isSigned: boolean;
  name: string;
  email: string;
  /** Not ended, newest first; and the last one ended within a day, which may still be rated. */
  chats: ChatState[];
  availability: Availability;
}
/** Server to widget. */
export interface WidgetServerEvents extends WidgetCallServerEvents, WidgetCallbackServerEvents {
  welcome: (event: Welcome) => void;
  availability: (event: Availability) => void;
  message: (event: ChatMessage) => void;
  chat: (event: ChatState) => void;
  typing: (event: z.infer<typeof ChatTyping>) => void;
  /** The read marks of `ChatState`, without the rest. */
  seen: (event: Pick<ChatState, 'conversationId' | 'agentDelivered' | 'agentRead' | 'visitorRead'>) => void;
  /** Something may have been missed: ask for every open chat by `resync`. */
  resync: () => void;
}
/** Widget to server. */
export interface WidgetClientEvents extends WidgetCallClientEvents, WidgetCallbackClientEvents {
  start: (event: z.input<typeof ChatStart>, answer: Answer<{ chat: ChatState; message: ChatMessage }>) => void;
  send: (event: z.input<typeof ChatSend>, answer: Answer<{ message: ChatMessage }>) => void;
  resync: (
    event: z.input<typeof ChatResync>,
    answer: Answer<{ chat: ChatState; messages: ChatMessage[]; hasMore: boolean }>,
  ) => void;
  /** Chats of this visitor, newest first; of the signed person on whatever device. */
  history: (
    event: z.input<typeof ChatHistory>,
    answer: Answer<{ chats: (ChatState & { preview: string })[]; nextCursor: string | null }>,
  ) => void;
  end: (event: z.input<typeof OneChat>, answer: Answer<{ chat: ChatState }>) => void;
  typing: (event: z.input<typeof ChatTyping>) => void;
  seen: (event: z.input<typeof ChatSeen>) => void;
  /** The whole context anew, at page changes and when the page sets something; at most one a second counts. */
  context: (event: z.input<typeof VisitorContext>) => void;
}
