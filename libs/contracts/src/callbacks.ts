import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { Email, Id, Instant, Locale } from './fields.ts';
import { SiteText } from './site-texts.ts';
import { Country, NumberKind, NumberPolicy, TelephoneOutcome, WrittenNumber } from './telephone.ts';

/** `scheduled`: its minute, or the next attempt, is still to come. `waiting`: in its queue, or with an agent who has not called yet. */
export const CALLBACK_STATES = ['scheduled', 'waiting', 'calling', 'done', 'expired', 'cancelled'] as const;
export const CallbackState = z.enum(CALLBACK_STATES);
export type CallbackState = z.infer<typeof CallbackState>;
/** What may happen to a call-back in which state, and where it leads. */
export const CALLBACK_TRANSITIONS = {
  due: { from: ['scheduled'], to: 'waiting' },
  call: { from: ['waiting'], to: 'calling' },
  /** Nothing was dialled: no attempt. */
  withdraw: { from: ['calling'], to: 'waiting' },
  retry: { from: ['calling'], to: 'scheduled' },
  finish: { from: ['calling'], to: 'done' },
  'give-up': { from: ['calling'], to: 'expired' },
  expire: { from: ['scheduled', 'waiting'], to: 'expired' },
  cancel: { from: ['scheduled', 'waiting'], to: 'cancelled' },
  move: { from: ['scheduled', 'waiting'], to: 'scheduled' },
} as const satisfies Record<string, { from: readonly CallbackState[]; to: CallbackState }>;
export type CallbackAction = keyof typeof CALLBACK_TRANSITIONS;

/** Why a call-back is refused, beside what is said of numbers: `NUMBER_REFUSALS`. */
export const CALLBACK_REFUSALS = [
  'not_offered',
  'nobody_now',
  'already_asked',
  'too_many_for_number',
  'slot_taken',
  'slot_closed',
  'slot_past',
  'too_late',
  'budget_spent',
  'code_wrong',
] as const;
/** What a visitor must show before he is called: nothing, or a code that was sent to his mail address. */
export const CALLBACK_CONFIRMATIONS = ['none', 'mail'] as const;
export type CallbackRefusal = (typeof CALLBACK_REFUSALS)[number];
/** What an agent may say of a call. */
export const AGENT_OUTCOMES = ['reached', 'busy', 'no_answer', 'voicemail', 'wrong_number', 'refused'] as const;

export const CallbackAttempt = z.object({
  id: Id,
  userId: Id,
  isDialled: z.boolean(),
  startedAt: Instant,
  answeredAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  outcome: TelephoneOutcome.nullable(),
  seconds: z.number().int(),
  costMicros: z.number().int().nullable(),
});
/** A call-back as the desk shows it. */
export const DeskCallback = z.object({
  id: Id,
  conversationId: Id,
  siteId: Id,
  siteName: z.string(),
  state: CallbackState,
  number: z.string(),
  numberWords: z.string(),
  kind: NumberKind,
  name: z.string(),
  email: z.string(),
  subject: z.array(z.string()),
  reason: z.string(),
  orderReference: z.string(),
  /** Where he was when he asked; empty when he did not ask on a page. */
  pageUrl: z.string(),
  pageTitle: z.string(),
  arrivedAt: Instant,
  promisedAt: Instant.nullable(),
  /** The next time it comes into its queue. */
  dueAt: Instant.nullable(),
  expiresAt: Instant,
  dialledAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  outcome: TelephoneOutcome.nullable(),
  /** After the one that is under way. */
  attemptsLeft: z.number().int(),
  /** Oldest first. */
  attempts: z.array(CallbackAttempt),
});
export type DeskCallback = z.infer<typeof DeskCallback>;

/** Call-backs of a conversation, oldest first. */
export const listCallbacks = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/callbacks',
  access: 'conversation.read',
  input: z.object({ conversationId: Id }),
  output: z.object({ callbacks: z.array(DeskCallback) }),
});
/**
 * For a customer, by an agent or a program; in a conversation of its own. Refused with `number_refused` or `callback_refused`, whose
 * details say why. The same `clientId` again is the same call-back.
 */
export const createCallback = endpoint({
  method: 'POST',
  path: '/api/callbacks',
  access: 'conversation.write',
  input: z.object({
    clientId: z.string().min(8).max(64),
    siteId: Id,
    number: WrittenNumber,
    /** Of numbers written without one. Default: the site's. */
    country: Country.optional(),
    /** Whose customer it is for. Without it the number is the customer's. */
    conversationId: Id.nullable().default(null),
    name: z.string().trim().max(200).default(''),
    email: Email.or(z.literal('')).default(''),
    language: Locale.default('fr'),
    reason: z.string().trim().max(1000).default(''),
    /** A free slot; null: as soon as it is his turn. */
    at: Instant.nullable().default(null),
    /** Asked before any other. */
    ownerId: Id.nullable().default(null),
  }),
  output: DeskCallback,
});
const one = z.object({ callbackId: Id });
/** Of who has it in hand. Where a line is there the number is dialled; else he dials it himself and says what came of it. */
export const startAttempt = endpoint({
  method: 'POST',
  path: '/api/callbacks/:callbackId/attempts',
  access: 'conversation.write',
  input: one,
  output: DeskCallback,
});
export const endAttempt = endpoint({
  method: 'POST',
  path: '/api/callbacks/:callbackId/outcome',
  access: 'conversation.write',
  input: one.extend({ outcome: z.enum(AGENT_OUTCOMES) }),
  output: DeskCallback,
});
export const cancelCallback = endpoint({
  method: 'POST',
  path: '/api/callbacks/:callbackId/cancel',
  access: 'conversation.write',
  input: one,
  output: DeskCallback,
});

/** Sites that call back, for whoever asks in a customer's name. */
export const listCallbackSites = endpoint({
  method: 'GET',
  path: '/api/callback-sites',
  access: 'conversation.write',
  input: z.object({}),
  output: z.object({ sites: z.array(z.object({ id: Id, name: z.string() })) }),
});
/** Slots that are free for a site's customers now. */
export const listCallbackSlots = endpoint({
  method: 'GET',
  path: '/api/sites/:siteId/callback-slots',
  access: 'conversation.write',
  input: z.object({ siteId: Id }),
  output: z.object({ slots: z.array(Instant) }),
});
/** Of whoever got the link by mail; it names one call-back, and is looked at without being used. */
const link = z.object({ token: z.string().max(200) });
export const LinkedCallback = z.object({
  siteName: z.string(),
  language: Locale,
  state: CallbackState,
  /** All but its last digits hidden. */
  numberWords: z.string(),
  promisedAt: Instant.nullable(),
  /** He may move or cancel it. */
  canChange: z.boolean(),
  /** Free ones: to move to, or to ask again for where nobody was reached. */
  slots: z.array(Instant),
});
export type LinkedCallback = z.infer<typeof LinkedCallback>;
export const inspectCallbackLink = endpoint({
  method: 'POST',
  path: '/api/callback-links/inspect',
  access: 'public',
  input: link,
  output: LinkedCallback,
});
/** One that expired is asked for again, as another call-back; the link stands for that one from then on. */
export const moveLinkedCallback = endpoint({
  method: 'POST',
  path: '/api/callback-links/move',
  access: 'public',
  input: link.extend({ at: Instant }),
  output: LinkedCallback,
});
export const cancelLinkedCallback = endpoint({
  method: 'POST',
  path: '/api/callback-links/cancel',
  access: 'public',
  input: link,
  output: LinkedCallback,
});

/** Promises of a queue in the last 24 hours, and those that are broken now. */
export const getCallbackFigures = endpoint({
  method: 'GET',
  path: '/api/queues/:queueId/callbacks',
  access: 'routing.supervise',
  input: z.object({ queueId: Id }),
  output: z.object({
    promised: z.number().int(),
    /** Dialled before they were late. */
    kept: z.number().int(),
    lateNow: z.number().int(),
    /** Of those that were dialled: mean of dialled − promised. */
    meanDelaySeconds: z.number().int().nullable(),
  }),
});

/** What dialling may cost in 24 hours, over all sites; null: no limit. In hundredths of the tenant's currency. */
export const CallbackBudget = z.object({
  perDayCents: z.number().int().min(0).max(100_000_000).nullable(),
  spentCents: z.number().int(),
});
export type CallbackBudget = z.infer<typeof CallbackBudget>;
export const getCallbackBudget = endpoint({
  method: 'GET',
  path: '/api/admin/callback-budget',
  access: 'site.manage',
  input: z.object({}),
  output: CallbackBudget,
});
export const updateCallbackBudget = endpoint({
  method: 'PATCH',
  path: '/api/admin/callback-budget',
  access: 'site.manage',
  input: CallbackBudget.pick({ perDayCents: true }),
  output: CallbackBudget,
});

/** How a site calls back. */
export const CallbackSettings = z.object({
  maxAttempts: z.number().int().min(1).max(10),
  /** Between two attempts; at least a few seconds, as agents would get nothing else. */
  gapSeconds: z.number().int().min(5).max(604_800),
  /** From asking, or from the chosen minute. */
  expiryHours: z.number().int().min(1).max(720),
  ringSeconds: z.number().int().min(10).max(120),
  perNumberADay: z.number().int().min(1).max(100),
  /** A minute may be chosen so long ahead. */
  leadMinutes: z.number().int().min(0).max(10_080),
  slotMinutes: z.union([z.literal(15), z.literal(20), z.literal(30), z.literal(60)]),
  /** What a call takes with all that follows, until enough are measured. */
  handlingMinutes: z.number().int().min(1).max(240),
  /** Who is expected to call; null: all of the queue who take call-backs. */
  expectedAgents: z.number().int().min(0).max(1000).nullable(),
  /** After so long beyond the minute it is late. */
  lateMinutes: z.number().int().min(1).max(120),
  /** Asked of visitors; whoever asks at the desk or by program answers for it himself. */
  confirmation: z.enum(CALLBACK_CONFIRMATIONS),
  ...NumberPolicy.shape,
  /** What a visitor agrees to; empty: the standard words. */
  consent: SiteText(500),
});
export type CallbackSettings = z.infer<typeof CallbackSettings>;

/** With what is measured of the queue: call-backs and calls of late, and their mean; `isUsed`: in place of the setting. */
const ShownCallbackSettings = CallbackSettings.extend({
  measured: z.object({ count: z.number().int(), minutes: z.number().nullable(), isUsed: z.boolean() }),
});
export const getCallbackSettings = endpoint({
  method: 'GET',
  path: '/api/admin/sites/:siteId/callbacks',
  access: 'site.manage',
  input: z.object({ siteId: Id }),
  output: ShownCallbackSettings,
});
export const updateCallbackSettings = endpoint({
  method: 'PATCH',
  path: '/api/admin/sites/:siteId/callbacks',
  access: 'site.manage',
  input: CallbackSettings.partial().extend({ siteId: Id }),
  output: ShownCallbackSettings,
});
