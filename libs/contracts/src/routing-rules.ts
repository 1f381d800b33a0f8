import * as z from 'zod';
import { Channel } from './channels.ts';
import { endpoint } from './endpoint.ts';
import { Id, Instant, Name, Ok } from './fields.ts';
import { SettingsWarning, SkillSteps } from './queues.ts';

const Words = z.string().trim().min(1).max(100);

/** All that are given must hold; within one, any of the list. Without any the rule is for every contact. */
export const RuleConditions = z.object({
  inboxIds: z.array(Id).max(100).default([]),
  channels: z.array(Channel).max(4).default([]),
  /** A whole address, or the part from `@` on. */
  to: z.array(Words).max(100).default([]),
  from: z.array(Words).max(100).default([]),
  /** Whole words or phrases, without regard to case and accents. */
  words: z.array(Words).max(100).default([]),
  wordsIn: z.enum(['subject', 'text', 'both']).default('both'),
  /** ISO 639-1. */
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .max(50)
    .default([]),
  valueClasses: z
    .array(z.enum(['standard', 'high', 'key']))
    .max(3)
    .default([]),
  time: z
    .object({ calendarId: Id, is: z.enum(['open', 'closed']) })
    .nullable()
    .default(null),
});
export type RuleConditions = z.infer<typeof RuleConditions>;

/** The first matching rule that says something about a matter decides it; tags and points of all of them add up. */
export const RuleActions = z.object({
  queueId: Id.nullable().default(null),
  skills: SkillSteps.nullable().default(null),
  priority: z.number().int().min(-10_000).max(10_000).default(0),
  addTags: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
});
export type RuleActions = z.infer<typeof RuleActions>;

export const RoutingRule = z.object({
  id: Id,
  name: z.string(),
  isEnabled: z.boolean(),
  conditions: RuleConditions,
  actions: RuleActions,
});
export type RoutingRule = z.infer<typeof RoutingRule>;
const fields = { name: Name, isEnabled: z.boolean().default(true), conditions: RuleConditions, actions: RuleActions };
const saved = z.object({ rule: RoutingRule, warnings: z.array(SettingsWarning) });

/** In the order they are asked. */
export const listRules = endpoint({
  method: 'GET',
  path: '/api/admin/routing-rules',
  access: 'queue.manage',
  input: z.object({}),
  output: z.object({ rules: z.array(RoutingRule) }),
});
export const createRule = endpoint({
  method: 'POST',
  path: '/api/admin/routing-rules',
  access: 'queue.manage',
  input: z.object(fields),
  output: saved,
});
export const updateRule = endpoint({
  method: 'PUT',
  path: '/api/admin/routing-rules/:ruleId',
  access: 'queue.manage',
  input: z.object({ ...fields, ruleId: Id }),
  output: saved,
});
export const deleteRule = endpoint({
  method: 'DELETE',
  path: '/api/admin/routing-rules/:ruleId',
  access: 'queue.manage',
  input: z.object({ ruleId: Id }),
  output: Ok,
});
/** All of them, in their new order; refused as `stale` when one was added or removed meanwhile. */
export const orderRules = endpoint({
  method: 'POST',
  path: '/api/admin/routing-rules/order',
  access: 'queue.manage',
  input: z.object({ ruleIds: z.array(Id).max(500) }),
  output: z.object({ rules: z.array(RoutingRule) }),
});
/** Which of the newest conversations these conditions would have caught. Changes nothing. */
export const tryRule = endpoint({
  method: 'POST',
  path: '/api/admin/routing-rules/try',
  access: 'queue.manage',
  input: z.object({ conditions: RuleConditions }),
  output: z.object({
    examined: z.number().int(),
    matched: z.number().int(),
    /** The newest of them. */
    examples: z.array(
      z.object({
        conversationId: Id,
        number: z.number().int(),
        subject: z.string(),
        customerName: z.string(),
        at: Instant,
      }),
    ),
  }),
});
