import * as z from 'zod';
import { Channel } from './channels.ts';
import { Priority } from './conversations.ts';
import { ValueClass } from './customers.ts';
import { endpoint } from './endpoint.ts';
import { Id, Instant, Name, Ok } from './fields.ts';

/**
 * First response: from the customer's first message to the first answer. Next response: from the oldest message after it
 * that nobody has answered. Resolution: while open and not waiting on the customer.
 */
export const SLA_KINDS = ['first_response', 'next_response', 'resolution'] as const;
export const SlaKind = z.enum(SLA_KINDS);
export type SlaKind = z.infer<typeof SlaKind>;

/** All of them hold; an empty list asks for nothing. */
export const SlaConditions = z.object({
  queueIds: z.array(Id).max(100).default([]),
  inboxIds: z.array(Id).max(100).default([]),
  channels: z.array(Channel).max(4).default([]),
  priorities: z.array(Priority).max(4).default([]),
  valueClasses: z.array(ValueClass).max(3).default([]),
});
export type SlaConditions = z.infer<typeof SlaConditions>;

export const SlaAction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('notify'), agent: z.boolean(), supervisors: z.boolean() }),
  /** To at least this; never lower. */
  z.object({ type: z.literal('priority'), to: Priority }),
  z.object({ type: z.literal('queue'), queueId: Id }),
  z.object({ type: z.literal('tag'), name: z.string().trim().min(1).max(60) }),
  z.object({ type: z.literal('webhook'), url: z.url({ protocol: /^https?$/, hostname: /./ }).max(1000) }),
]);
export type SlaAction = z.infer<typeof SlaAction>;
const SlaActions = z.array(SlaAction).max(10);

/** Up to 90 days. */
const Target = z.number().int().min(1).max(7_776_000).nullable();
export const SlaTargets = z.object({ first_response: Target, next_response: Target, resolution: Target });
export type SlaTargets = z.infer<typeof SlaTargets>;

const policyFields = {
  name: Name,
  isEnabled: z.boolean(),
  conditions: SlaConditions,
  /** Seconds, within the calendar; null: nothing is promised. */
  targets: SlaTargets,
  /** Null: every hour counts. */
  calendarId: Id.nullable(),
  /** So long before a promise is due, within the calendar, it is at risk. */
  warnMinutes: z.number().int().min(0).max(10_080),
  onWarning: SlaActions,
  onBreach: SlaActions,
};
export const SlaPolicy = z.object({ id: Id, ...policyFields });
export type SlaPolicy = z.infer<typeof SlaPolicy>;

export const listSlaPolicies = endpoint({
  method: 'GET',
  path: '/api/admin/sla-policies',
  access: 'queue.manage',
  input: z.object({}),
  output: z.object({ policies: z.array(SlaPolicy) }),
});
const written = {
  ...policyFields,
  isEnabled: policyFields.isEnabled.default(true),
  calendarId: policyFields.calendarId.default(null),
  warnMinutes: policyFields.warnMinutes.default(15),
  onWarning: SlaActions.default([]),
  onBreach: SlaActions.default([]),
};
export const createSlaPolicy = endpoint({
  method: 'POST',
  path: '/api/admin/sla-policies',
  access: 'queue.manage',
  input: z.object(written),
  output: SlaPolicy,
});
export const updateSlaPolicy = endpoint({
  method: 'PUT',
  path: '/api/admin/sla-policies/:policyId',
  access: 'queue.manage',
  input: z.object({ ...written, policyId: Id }),
  output: SlaPolicy,
});
export const deleteSlaPolicy = endpoint({
  method: 'DELETE',
  path: '/api/admin/sla-policies/:policyId',
  access: 'queue.manage',
  input: z.object({ policyId: Id }),
  output: Ok,
});
/** All of them, first to last; refused as `stale` when others exist by now. */
export const orderSlaPolicies = endpoint({
  method: 'PUT',
  path: '/api/admin/sla-policies/order',
  access: 'queue.manage',
  input: z.object({ policyIds: z.array(Id).max(500) }),
  output: z.object({ policies: z.array(SlaPolicy) }),
});
/** Makes the secret that signs its webhooks anew, and shows it this once. */
export const renewSlaSecret = endpoint({
  method: 'POST',
  path: '/api/admin/sla-policies/:policyId/secret',
  access: 'queue.manage',
  input: z.object({ policyId: Id }),
  output: z.object({ secret: z.string() }),
});

/**
 * Idle: not begun. Paused: it waits on the customer. Met: done in time. Stopped: resolved without an answer, so nothing is
 * owed. Breached: over its target, whether it still runs or not.
 */
export const SlaState = z.enum(['idle', 'running', 'paused', 'met', 'stopped', 'breached']);
export type SlaState = z.infer<typeof SlaState>;
export const SlaClock = z.object({
  kind: SlaKind,
  policyName: z.string(),
  state: SlaState,
  isRunning: z.boolean(),
  targetSeconds: z.number().int(),
  /** When it was computed; what runs goes on from there. */
  elapsedSeconds: z.number().int(),
  startedAt: Instant.nullable(),
  warnAt: Instant.nullable(),
  dueAt: Instant.nullable(),
});
export type SlaClock = z.infer<typeof SlaClock>;
/** Those that have begun. */
export const listSlaClocks = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/sla-clocks',
  access: 'conversation.read',
  input: z.object({ conversationId: Id }),
  output: z.object({ clocks: z.array(SlaClock) }),
});

/** Targets of queues as the trade, norms and laws have them: so many percent within so many seconds. */
export const QUEUE_STANDARDS = {
  trade: { targetPercent: 80, targetSeconds: 30 },
  voice: { targetPercent: 80, targetSeconds: 20 },
  chat: { targetPercent: 80, targetSeconds: 30 },
  nf345: { targetPercent: 80, targetSeconds: 90 },
  spain: { targetPercent: 95, targetSeconds: 180 },
} as const;
export type QueueStandard = keyof typeof QUEUE_STANDARDS;

/** Mail is answered within four business hours; what customers are told stays the promise of their inbox, 24 hours. */
export const SLA_MAIL_PRESET: SlaTargets = { first_response: 4 * 3600, next_response: 4 * 3600, resolution: null };
