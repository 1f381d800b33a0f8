import * as z from 'zod';
import { Channel } from './channels.ts';
import { CustomerSummary } from './customers.ts';
import { endpoint } from './endpoint.ts';
import { Cursor, Id, Instant, Limit, Name, Ok, many } from './fields.ts';

export const ConversationStatus = z.enum(['open', 'pending', 'snoozed', 'resolved']);
export type ConversationStatus = z.infer<typeof ConversationStatus>;
export const Priority = z.enum(['low', 'normal', 'high', 'urgent']);
export type Priority = z.infer<typeof Priority>;

export const Tag = z.object({ id: Id, name: z.string() });
export type Tag = z.infer<typeof Tag>;

export const ConversationSummary = z.object({
  id: Id,
  number: z.number().int(),
  subject: z.string(),
  preview: z.string(),
  status: ConversationStatus,
  snoozedUntil: Instant.nullable(),
  priority: Priority,
  channel: Channel,
  customer: CustomerSummary.nullable(),
  inboxId: Id,
  teamId: Id.nullable(),
  assigneeId: Id.nullable(),
  tags: z.array(Tag),
  /** Since when the customer waits for an answer; null when it is his turn. */
  waitingSince: Instant.nullable(),
  /** By when an answer is promised, by a policy or by the inbox. */
  answerDueAt: Instant.nullable(),
  /** From then on that is at risk; null: half an hour before. */
  answerWarnAt: Instant.nullable(),
  /** The same of its resolution; null while nothing is promised, or its clock stands still. */
  resolutionDueAt: Instant.nullable(),
  resolutionWarnAt: Instant.nullable(),
  lastMessageAt: Instant,
  createdAt: Instant,
  /** A permanent bounce stands on it. */
  hasDeliveryProblem: z.boolean(),
  /** It is resolved, and since then the customer says that his request is not settled. */
  isUnsettled: z.boolean(),
  version: z.number().int(),
});
export type ConversationSummary = z.infer<typeof ConversationSummary>;

/** What a list shows: one of the built-in views, or any filter; saved views store the filter. */
export const BUILT_IN_VIEWS = [
  'todo',
  'waiting',
  'snoozed',
  'follow-ups',
  'team',
  'unassigned',
  'all',
  'resolved',
] as const;
export const BuiltInView = z.enum(BUILT_IN_VIEWS);
export type BuiltInView = z.infer<typeof BuiltInView>;
export const ConversationSort = z.enum(['urgency', 'newest', 'oldest']);
export const ConversationFilter = z.object({
  status: many(ConversationStatus),
  inboxId: Id.optional(),
  teamId: Id.optional(),
  assigneeId: z.union([Id, z.enum(['me', 'none'])]).optional(),
  customerId: Id.optional(),
  tagId: Id.optional(),
  priority: many(Priority),
  valueClass: z.enum(['high', 'key']).optional(),
  /** A promise is at risk or broken; or broken. */
  promise: z.enum(['at-risk', 'broken']).optional(),
});
export type ConversationFilter = z.infer<typeof ConversationFilter>;

export const listConversations = endpoint({
  method: 'GET',
  path: '/api/conversations',
  access: 'conversation.read',
  input: ConversationFilter.extend({
    view: BuiltInView.optional(),
    savedViewId: Id.optional(),
    /** Full text over subject, messages and people. */
    q: z.string().trim().max(200).optional(),
    sort: ConversationSort.default('urgency'),
    cursor: Cursor,
    limit: Limit,
  }),
  output: z.object({ conversations: z.array(ConversationSummary), nextCursor: z.string().nullable() }),
});

export const SavedView = z.object({
  id: Id,
  name: z.string(),
  isShared: z.boolean(),
  isMine: z.boolean(),
  filter: ConversationFilter,
});
export type SavedView = z.infer<typeof SavedView>;
/** Counts stop at 1,000: past that nobody reads them and counting would cost. */
export const COUNT_CEILING = 1000;
export const listViews = endpoint({
  method: 'GET',
  path: '/api/views',
  access: 'conversation.read',
  input: z.object({}),
  output: z.object({
    builtIn: z.array(z.object({ view: BuiltInView, count: z.number().int() })),
    teams: z.array(z.object({ teamId: Id, count: z.number().int() })),
    saved: z.array(SavedView.extend({ count: z.number().int() })),
  }),
});
/** Sharing with everybody needs `view.share`. */
export const saveView = endpoint({
  method: 'POST',
  path: '/api/views',
  access: 'conversation.read',
  input: z.object({ name: Name, isShared: z.boolean().default(false), filter: ConversationFilter }),
  output: SavedView,
});
export const deleteView = endpoint({
  method: 'DELETE',
  path: '/api/views/:viewId',
  access: 'conversation.read',
  input: z.object({ viewId: Id }),
  output: Ok,
});

/** The three steps each contact ends with. */
export const Closing = z.object({
  understood: z.string().trim().max(1000).default(''),
  solution: z.string().trim().max(1000).default(''),
  nextStep: z.string().trim().max(1000).default(''),
  /** With a date the next step becomes a follow-up that is watched. */
  dueAt: Instant.nullable().default(null),
});
export const FollowUp = z.object({
  id: Id,
  conversationId: Id,
  ownerId: Id.nullable(),
  text: z.string(),
  dueAt: Instant,
  doneAt: Instant.nullable(),
});
export type FollowUp = z.infer<typeof FollowUp>;

const one = z.object({ conversationId: Id });
export const getConversation = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId',
  access: 'conversation.read',
  input: one,
  output: ConversationSummary.extend({ followUps: z.array(FollowUp) }),
});
export type ConversationDetail = z.infer<(typeof getConversation)['output']>;

/** A null assignee or team leaves it to nobody; an absent one stays as it is. */
export const assignConversation = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/assign',
  access: 'conversation.write',
  input: one.extend({ assigneeId: Id.nullable().optional(), teamId: Id.nullable().optional() }),
  output: ConversationSummary,
});
export const snoozeConversation = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/snooze',
  access: 'conversation.write',
  input: one.extend({ until: Instant }),
  output: ConversationSummary,
});
export const resolveConversation = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/resolve',
  access: 'conversation.write',
  input: one.extend({ closing: Closing.optional() }),
  output: ConversationSummary,
});
export const reopenConversation = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/reopen',
  access: 'conversation.write',
  input: one,
  output: ConversationSummary,
});
/** Answered, waiting on the customer. */
export const setPending = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/pending',
  access: 'conversation.write',
  input: one,
  output: ConversationSummary,
});
export const editConversation = endpoint({
  method: 'PATCH',
  path: '/api/conversations/:conversationId',
  access: 'conversation.write',
  input: one.extend({
    subject: Name.optional(),
    priority: Priority.optional(),
    customerId: Id.optional(),
    addTags: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
    removeTagIds: z.array(Id).max(20).default([]),
  }),
  output: ConversationSummary,
});
export const BulkAction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('assign'), assigneeId: Id.nullable().optional(), teamId: Id.nullable().optional() }),
  z.object({ type: z.literal('snooze'), until: Instant }),
  z.object({ type: z.literal('resolve') }),
  z.object({ type: z.literal('reopen') }),
  z.object({ type: z.literal('pending') }),
  z.object({ type: z.literal('tag'), name: z.string().trim().min(1).max(60) }),
  z.object({ type: z.literal('priority'), priority: Priority }),
]);
export type BulkAction = z.infer<typeof BulkAction>;
/** Each conversation by itself: what cannot be done is listed with its reason, the rest is done. */
export const bulkAction = endpoint({
  method: 'POST',
  path: '/api/conversations/bulk',
  access: 'conversation.write',
  input: z.object({ conversationIds: z.array(Id).min(1).max(200), action: BulkAction }),
  output: z.object({ done: z.array(Id), refused: z.array(z.object({ id: Id, code: z.string() })) }),
});
export const completeFollowUp = endpoint({
  method: 'POST',
  path: '/api/follow-ups/:followUpId/done',
  access: 'conversation.write',
  input: z.object({ followUpId: Id }),
  output: FollowUp,
});
export const listTags = endpoint({
  method: 'GET',
  path: '/api/tags',
  access: 'conversation.read',
  input: z.object({}),
  output: z.object({ tags: z.array(Tag) }),
});
