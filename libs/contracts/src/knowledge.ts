import * as z from 'zod';
import { ConversationStatus, ConversationSummary, Priority } from './conversations.ts';
import { endpoint } from './endpoint.ts';
import { Id, Name, Ok } from './fields.ts';

/** What a macro does beside its text. */
export const MacroActions = z.object({
  addTags: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
  assign: z
    .union([z.literal('me'), z.literal('nobody'), z.object({ userId: Id }), z.object({ teamId: Id })])
    .nullable()
    .default(null),
  status: ConversationStatus.exclude(['snoozed']).nullable().default(null),
  priority: Priority.nullable().default(null),
});
export type MacroActions = z.infer<typeof MacroActions>;
/** Text with variables such as `{{customer.firstName}}`; with actions it is a macro, without a canned reply. */
export const Macro = z.object({
  id: Id,
  name: z.string(),
  /** Typed after `/` in the composer. */
  shortcut: z.string(),
  html: z.string(),
  actions: MacroActions,
  isShared: z.boolean(),
});
export type Macro = z.infer<typeof Macro>;
export const MACRO_VARIABLES = [
  'customer.name',
  'customer.firstName',
  'customer.email',
  'conversation.number',
  'conversation.subject',
  'agent.name',
  'agent.firstName',
  'inbox.name',
] as const;

const fields = {
  name: Name,
  shortcut: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[\p{L}\p{N}-]{1,40}$/u),
  html: z.string().max(100_000).default(''),
  actions: MacroActions.default({ addTags: [], assign: null, status: null, priority: null }),
  isShared: z.boolean().default(false),
};
export const listMacros = endpoint({
  method: 'GET',
  path: '/api/macros',
  access: 'conversation.read',
  input: z.object({}),
  output: z.object({ macros: z.array(Macro) }),
});
/** Shared ones need `macro.share`. */
export const createMacro = endpoint({
  method: 'POST',
  path: '/api/macros',
  access: 'conversation.write',
  input: z.object(fields),
  output: Macro,
});
export const updateMacro = endpoint({
  method: 'PATCH',
  path: '/api/macros/:macroId',
  access: 'conversation.write',
  input: z.object({
    macroId: Id,
    name: fields.name.optional(),
    shortcut: fields.shortcut.optional(),
    html: z.string().max(100_000).optional(),
    actions: MacroActions.optional(),
    isShared: z.boolean().optional(),
  }),
  output: Macro,
});
export const deleteMacro = endpoint({
  method: 'DELETE',
  path: '/api/macros/:macroId',
  access: 'conversation.write',
  input: z.object({ macroId: Id }),
  output: Ok,
});
/** The text with its variables filled in for this conversation; nothing is changed yet. */
export const renderMacro = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/macros/:macroId',
  access: 'conversation.read',
  input: z.object({ conversationId: Id, macroId: Id }),
  output: z.object({ html: z.string(), actions: MacroActions }),
});
/** Does the macro's actions; with `send` its text goes out as the answer too. */
export const applyMacro = endpoint({
  method: 'POST',
  path: '/api/conversations/:conversationId/macros/:macroId',
  access: 'conversation.write',
  input: z.object({
    conversationId: Id,
    macroId: Id,
    send: z.boolean().default(false),
    clientId: z.string().min(8).max(64),
  }),
  output: ConversationSummary,
});
