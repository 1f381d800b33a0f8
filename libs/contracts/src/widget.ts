import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { Email, Id, Instant, Locale, Ok } from './fields.ts';
import { ChatField, MenuChoice, SiteAppearance, Slug } from './site-texts.ts';
import { VisitorContext } from './visitor-context.ts';

const SiteKey = z.string().min(8).max(64);
const site = { siteKey: SiteKey };

/** What the widget needs to draw itself. Public; browsers may keep it for a minute. */
export const WidgetConfig = z.object({
  name: z.string(),
  language: Locale,
  appearance: SiteAppearance,
  /** Relative to the script's origin; null: none. */
  logoUrl: z.string().nullable(),
  fields: z.array(ChatField),
  menu: z.array(MenuChoice),
  /** Whoever calls may leave the menu to his ears. */
  hasVoiceMenu: z.boolean(),
  /** The form becomes a message that is answered by mail. */
  hasForm: z.boolean(),
  hasTranscript: z.boolean(),
  maxFileBytes: z.number().int(),
  maxTextLength: z.number().int(),
});
export type WidgetConfig = z.infer<typeof WidgetConfig>;
export const getWidgetConfig = endpoint({
  method: 'GET',
  path: '/api/widget/:siteKey/config',
  access: 'public',
  input: z.object(site),
  output: WidgetConfig,
});
export const getWidgetLogo = endpoint({
  method: 'GET',
  path: '/api/widget/:siteKey/logo',
  access: 'public',
  transport: 'download',
  input: z.object(site),
  output: z.any(),
});

export const WIDGET_STATES = ['open', 'busy', 'away', 'closed'] as const;
/**
 * Whether a chat would be answered now. `open`: somebody has room. `busy`: all who are ready are full. `away`: nobody is
 * ready. `closed`: out of hours.
 */
export const Availability = z.object({
  state: z.enum(WIDGET_STATES),
  /** A chat may begin; else only the form is left. */
  canChat: z.boolean(),
  /** A call may begin: somebody could answer it, or it may wait. */
  canCall: z.boolean(),
  /** Somebody is there who calls back now. */
  canCallBack: z.boolean(),
  /** A minute for a call-back may be chosen, also while nobody is there. */
  canSchedule: z.boolean(),
  /** Rounded, as it is told to people; null: not known, or nobody is there. */
  estimateSeconds: z.number().int().nullable(),
  /** When hours begin again; null while open, or when that is not within two weeks. */
  nextOpeningAt: Instant.nullable(),
});
export type Availability = z.infer<typeof Availability>;
/** Asked at the click; open pages are told of changes by the socket. */
export const getAvailability = endpoint({
  method: 'GET',
  path: '/api/widget/:siteKey/availability',
  access: 'public',
  input: z.object(site),
  output: Availability,
});

/** Answers to the fields of the site, by their keys. */
export const FieldAnswers = z
  .record(Slug, z.string().trim().max(500))
  .refine((answers) => Object.keys(answers).length <= 10)
  .default({});
const ClientId = z.string().min(8).max(64);
const text = z.string().trim().min(1).max(5000);

/** Becomes a conversation that is answered by mail. The same `clientId` again is the same message. */
export const sendForm = endpoint({
  method: 'POST',
  path: '/api/widget/:siteKey/forms',
  access: 'widget',
  input: z.object({
    ...site,
    clientId: ClientId,
    name: z.string().trim().max(200).default(''),
    email: Email,
    subject: z.string().trim().max(200).default(''),
    text,
    language: Locale,
    menuId: Slug.nullable().default(null),
    orderReference: z.string().trim().max(100).default(''),
    fields: FieldAnswers,
    context: VisitorContext.optional(),
  }),
  output: z.object({ number: z.number().int(), isCardMasked: z.boolean() }),
});

export const ChatFile = z.object({
  id: Id,
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  /** Signed and short-lived (15 minutes), relative to the script's origin; ask again by `resync`. */
  url: z.string(),
});
export type ChatFile = z.infer<typeof ChatFile>;
export const MAX_CHAT_FILE_BYTES = 10_000_000;
/** The body is the file; a message then names its id. */
export const uploadChatFile = endpoint({
  method: 'POST',
  path: '/api/widget/:siteKey/files',
  access: 'widget',
  transport: 'upload',
  input: z.object({ ...site, name: z.string().trim().min(1).max(255) }),
  output: ChatFile,
});
/** By mail, to the address the visitor gives; a few times an hour. */
export const requestTranscript = endpoint({
  method: 'POST',
  path: '/api/widget/:siteKey/chats/:conversationId/transcript',
  access: 'widget',
  input: z.object({ ...site, conversationId: Id, email: Email }),
  output: Ok,
});
/** Stars, and whether the request was settled: one of them will do. May be changed for a day. */
export const rateChat = endpoint({
  method: 'POST',
  path: '/api/widget/:siteKey/chats/:conversationId/rating',
  access: 'widget',
  input: z.object({
    ...site,
    conversationId: Id,
    score: z.number().int().min(1).max(5).nullable().default(null),
    /** Beside the stars. */
    comment: z.string().trim().max(1000).default(''),
    isSettled: z.boolean().nullable().default(null),
  }),
  output: Ok,
});
