import * as z from 'zod';
import { ConversationStatus, ConversationSummary } from './conversations.ts';
import { endpoint } from './endpoint.ts';
import { Address, Email, Id, Instant, Name, Ok } from './fields.ts';

export const Attachment = z.object({
  id: Id,
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  isInline: z.boolean(),
  contentId: z.string().nullable(),
  /** Signed, short-lived (15 minutes), relative. */
  url: z.string(),
});
export type Attachment = z.infer<typeof Attachment>;

export const DeliveryState = z.enum(['received', 'held', 'queued', 'sent', 'local', 'failed', 'bounced']);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** Announces content that needs a word beside it, such as `smime-signed`, `winmail`, `too-large`, `empty`. */
export const Notice = z.object({ kind: z.string(), detail: z.string().nullable() });

const entry = { id: Id, conversationId: Id, sequence: z.number().int(), at: Instant };
export const MessageEntry = z.object({
  ...entry,
  type: z.literal('message'),
  direction: z.enum(['in', 'out']),
  /** `follow-up` and `transcript`: mails that repeat what was said in a chat. `recap`: mail after a call, with what was agreed. `callback`: about when we call. */
  kind: z.enum([
    'normal',
    'bounce',
    'auto-reply',
    'list',
    'complaint',
    'acknowledgement',
    'follow-up',
    'transcript',
    'recap',
    'callback',
  ]),
  authorUserId: Id.nullable(),
  from: Address,
  to: z.array(Address),
  cc: z.array(Address),
  bcc: z.array(Address),
  subject: z.string(),
  /** Plain text without quotes and signature. */
  text: z.string(),
  /** What was folded away from the text; empty when nothing was. */
  quotedText: z.string(),
  /** Sanitised on the server; the desk sanitises again and shows it in a sandbox. Null for plain mails. */
  html: z.string().nullable(),
  hasRemoteImages: z.boolean(),
  attachments: z.array(Attachment),
  notices: z.array(Notice),
  delivery: DeliveryState,
  /** Until when a held message can be taken back. */
  heldUntil: Instant.nullable(),
  deliveryError: z.string().nullable(),
  hasRaw: z.boolean(),
  clientId: z.string().nullable(),
});
export type MessageEntry = z.infer<typeof MessageEntry>;
export const NoteEntry = z.object({
  ...entry,
  type: z.literal('note'),
  authorUserId: Id.nullable(),
  html: z.string(),
  text: z.string(),
  mentionedUserIds: z.array(Id),
  clientId: z.string().nullable(),
});
export type NoteEntry = z.infer<typeof NoteEntry>;
/** A domain event told as a line, such as `conversation.assigned`. `data` holds ids and plain values. */
export const SystemEntry = z.object({
  ...entry,
  type: z.literal('system'),
  event: z.string(),
  actorUserId: Id.nullable(),
  data: z.record(z.string(), z.unknown()),
});
export const TimelineEntry = z.discriminatedUnion('type', [MessageEntry, NoteEntry, SystemEntry]);
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** Newest page first; `before` is a sequence. Entries come in ascending order. */
export const getTimeline = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/timeline',
  access: 'conversation.read',
  input: z.object({
    conversationId: Id,
    before: z.coerce.number().int().optional(),
    after: z.coerce.number().int().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ entries: z.array(TimelineEntry), hasMore: z.boolean() }),
});

const Recipients = z.array(Address.extend({ address: Email })).max(100);
const ClientId = z.string().min(8).max(64);
const Html = z.string().max(500_000);
const content = { html: Html, attachmentIds: z.array(Id).max(50).default([]) };
/** An empty `to` on a reply means: the server's proposal, as `replyRecipients` gives it. */
export const sendMessage = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/messages',
  access: 'conversation.write',
  input: z.object({
    conversationId: Id,
    clientId: ClientId,
    mode: z.enum(['reply', 'reply-all', 'forward']),
    to: Recipients.default([]),
    cc: Recipients.default([]),
    bcc: Recipients.default([]),
    subject: z.string().trim().max(500).optional(),
    ...content,
    /** The status after sending; default pending (waiting on the customer). */
    thenStatus: ConversationStatus.exclude(['snoozed']).optional(),
  }),
  output: MessageEntry,
});
/** A new mail to someone: makes the conversation. The same `clientId` again answers with the first one's. */
export const startConversation = endpoint({
  method: 'POST',
  path: '/api/conversations',
  access: 'conversation.write',
  input: z.object({
    clientId: ClientId,
    inboxId: Id,
    to: Recipients.min(1),
    cc: Recipients.default([]),
    bcc: Recipients.default([]),
    subject: Name,
    ...content,
  }),
  output: z.object({ conversation: ConversationSummary, message: MessageEntry }),
});
/** Who an answer would go to, the inbox's own addresses left out. */
export const getReplyRecipients = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/recipients',
  access: 'conversation.read',
  input: z.object({ conversationId: Id }),
  output: z.object({
    reply: z.array(Address),
    replyAll: z.object({ to: z.array(Address), cc: z.array(Address) }),
    from: Address,
    subject: z.string(),
    forwardSubject: z.string(),
    signatureHtml: z.string(),
  }),
});
/** Within the hold of 15 s; gives the content back as a draft. Else `too_late_to_undo`. */
export const undoSend = endpoint({
  method: 'POST',
  path: '/api/messages/:messageId/undo',
  access: 'conversation.write',
  input: z.object({ messageId: Id }),
  output: Ok,
});
/** Tries a failed message again. */
export const retrySend = endpoint({
  method: 'POST',
  path: '/api/messages/:messageId/retry',
  access: 'conversation.write',
  input: z.object({ messageId: Id }),
  output: MessageEntry,
});
export const addNote = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/notes',
  access: 'conversation.write',
  input: z.object({
    conversationId: Id,
    clientId: ClientId,
    html: Html,
    mentionedUserIds: z.array(Id).max(50).default([]),
  }),
  output: NoteEntry,
});
export const getRawMessage = endpoint({
  method: 'GET',
  path: '/api/messages/:messageId/raw',
  access: 'conversation.read',
  transport: 'download',
  input: z.object({ messageId: Id }),
  output: z.any(),
});

/** One draft per person and conversation; nobody else's change touches it. */
export const Draft = z.object({
  mode: z.enum(['reply', 'reply-all', 'forward', 'note']),
  html: Html,
  to: z.array(Address).max(100).default([]),
  cc: z.array(Address).max(100).default([]),
  bcc: z.array(Address).max(100).default([]),
  attachments: z.array(Attachment).default([]),
  savedAt: Instant,
});
export type Draft = z.infer<typeof Draft>;
export const getDraft = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/draft',
  access: 'conversation.read',
  input: z.object({ conversationId: Id }),
  output: z.object({ draft: Draft.nullable() }),
});
/** An empty html without attachments deletes it. */
export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/conversations/:conversationId/draft',
  access: 'conversation.write',
  input: Draft.omit({ savedAt: true, attachments: true }).extend({
    conversationId: Id,
    attachmentIds: z.array(Id).max(50).default([]),
  }),
  output: z.object({ savedAt: Instant.nullable() }),
});

/** The body is the file; at most 25 MB. It belongs to the uploader until a message or draft takes it. */
export const uploadAttachment = endpoint({
  method: 'POST',
  path: '/api/attachments',
  access: 'conversation.write',
  transport: 'upload',
  input: z.object({ name: z.string().trim().min(1).max(255) }),
  output: Attachment,
});
/** The signed link of an attachment; always served as a download with `nosniff`, images excepted. */
export const downloadFile = endpoint({
  method: 'GET',
  path: '/api/files/:token',
  access: 'public',
  transport: 'download',
  input: z.object({ token: z.string().max(600) }),
  output: z.any(),
});
