import * as z from 'zod';
import { Channel } from './channels.ts';
import { endpoint } from './endpoint.ts';
import { Id, Instant, Name, Ok } from './fields.ts';

export const AGENT_STATES = ['offline', 'ready', 'not_ready', 'not_responding'] as const;
export const AgentState = z.enum(AGENT_STATES);
export type AgentState = z.infer<typeof AgentState>;

/** What may be done in which state, and where it leads. The service obeys it; the desk offers by it. */
export const AGENT_TRANSITIONS = {
  ready: { from: ['offline', 'not_ready', 'not_responding', 'ready'], to: 'ready' },
  'not-ready': { from: ['offline', 'ready', 'not_responding', 'not_ready'], to: 'not_ready' },
  leave: { from: ['ready', 'not_ready', 'not_responding'], to: 'offline' },
  /** An offer rang in vain. */
  'no-answer': { from: ['ready'], to: 'not_responding' },
} as const satisfies Record<string, { from: readonly AgentState[]; to: AgentState }>;
export type AgentAction = keyof typeof AGENT_TRANSITIONS;

export const REASON_COLOURS = ['grey', 'amber', 'red', 'blue', 'green', 'violet'] as const;
export const STANDARD_REASONS = ['break', 'meal', 'meeting', 'training', 'follow-up', 'technical'] as const;
const reasonFields = { name: Name, colour: z.enum(REASON_COLOURS), isProductive: z.boolean() };
export const NotReadyReason = z.object({
  id: Id,
  /** Of a standard reason: the desk says it in the reader's language. */
  code: z.enum(STANDARD_REASONS).nullable(),
  ...reasonFields,
});
export type NotReadyReason = z.infer<typeof NotReadyReason>;

export const Skill = z.object({ id: Id, name: z.string() });
export type Skill = z.infer<typeof Skill>;
export const SkillLevel = z.number().int().min(1).max(5);

/** At most so many of a channel at once; an absent one is bounded by the units alone. */
export const ChannelMaximums = z.partialRecord(Channel, z.number().int().min(0).max(20));

export const AgentStatus = z.object({
  userId: Id,
  state: AgentState,
  since: Instant,
  reasonId: Id.nullable(),
  /** What he takes while ready. */
  channels: z.array(Channel),
  /** Whether a desk of his is connected now. */
  isConnected: z.boolean(),
  /** Whether he may take what waits out of turn. */
  mayPull: z.boolean(),
});
export type AgentStatus = z.infer<typeof AgentStatus>;

export const Agent = AgentStatus.extend({
  capacity: z.number().int(),
  maximums: ChannelMaximums,
  skills: z.array(z.object({ skillId: Id, level: SkillLevel })),
});
export type Agent = z.infer<typeof Agent>;

export const getMyStatus = endpoint({
  method: 'GET',
  path: '/api/me/status',
  access: 'conversation.write',
  input: z.object({}),
  output: AgentStatus,
});
const statusChange = {
  action: z.enum(['ready', 'not-ready', 'leave']),
  /** With `not-ready`. */
  reasonId: Id.nullable().default(null),
  /** With `ready`; absent keeps them. */
  channels: z.array(Channel).min(1).max(4).optional(),
};
export const changeMyStatus = endpoint({
  method: 'POST',
  path: '/api/me/status',
  access: 'conversation.write',
  input: z.object(statusChange),
  output: AgentStatus,
});
/** A supervisor moves somebody; the log says who. */
export const changeAgentStatus = endpoint({
  method: 'POST',
  path: '/api/agents/:userId/status',
  access: 'routing.supervise',
  input: z.object({ ...statusChange, userId: Id }),
  output: AgentStatus,
});
/** Who could be given work, for transfers: names come from `listUsers`. */
export const listAgentStatuses = endpoint({
  method: 'GET',
  path: '/api/agents',
  access: 'conversation.read',
  input: z.object({}),
  output: z.object({ agents: z.array(AgentStatus) }),
});
export const AgentInterval = z.object({
  id: Id,
  state: AgentState,
  reasonId: Id.nullable(),
  channels: z.array(Channel),
  /** Who put him there; null: the server. */
  actorId: Id.nullable(),
  from: Instant,
  to: Instant.nullable(),
});
/** The newest first. */
export const listAgentIntervals = endpoint({
  method: 'GET',
  path: '/api/agents/:userId/intervals',
  access: 'routing.supervise',
  input: z.object({ userId: Id, before: Instant.optional() }),
  output: z.object({ intervals: z.array(AgentInterval) }),
});
export const listAgentSettings = endpoint({
  method: 'GET',
  path: '/api/admin/agents',
  access: 'queue.manage',
  input: z.object({}),
  output: z.object({ agents: z.array(Agent) }),
});
export const updateAgent = endpoint({
  method: 'PATCH',
  path: '/api/admin/agents/:userId',
  access: 'queue.manage',
  input: z.object({
    userId: Id,
    capacity: z.number().int().min(1).max(1000).optional(),
    maximums: ChannelMaximums.optional(),
    mayPull: z.boolean().optional(),
    skills: z
      .array(z.object({ skillId: Id, level: SkillLevel }))
      .max(100)
      .optional(),
  }),
  output: Agent,
});

export const listSkills = endpoint({
  method: 'GET',
  path: '/api/skills',
  access: 'conversation.read',
  input: z.object({}),
  output: z.object({ skills: z.array(Skill.extend({ agents: z.number().int() })) }),
});
export const createSkill = endpoint({
  method: 'POST',
  path: '/api/admin/skills',
  access: 'queue.manage',
  input: z.object({ name: Name }),
  output: Skill,
});
export const renameSkill = endpoint({
  method: 'PATCH',
  path: '/api/admin/skills/:skillId',
  access: 'queue.manage',
  input: z.object({ skillId: Id, name: Name }),
  output: Skill,
});
/** Refused with `in_use` and what depends on it while queues, rules, menus of sites or waiting work need it. */
export const deleteSkill = endpoint({
  method: 'DELETE',
  path: '/api/admin/skills/:skillId',
  access: 'queue.manage',
  input: z.object({ skillId: Id }),
  output: Ok,
});

export const listReasons = endpoint({
  method: 'GET',
  path: '/api/not-ready-reasons',
  access: 'conversation.read',
  input: z.object({}),
  output: z.object({ reasons: z.array(NotReadyReason) }),
});
export const createReason = endpoint({
  method: 'POST',
  path: '/api/admin/not-ready-reasons',
  access: 'queue.manage',
  input: z.object(reasonFields),
  output: NotReadyReason,
});
export const updateReason = endpoint({
  method: 'PATCH',
  path: '/api/admin/not-ready-reasons/:reasonId',
  access: 'queue.manage',
  input: z.object(reasonFields).partial().extend({ reasonId: Id }),
  output: NotReadyReason,
});
/** Taken out of the choice; what the log says of it stays. */
export const deleteReason = endpoint({
  method: 'DELETE',
  path: '/api/admin/not-ready-reasons/:reasonId',
  access: 'queue.manage',
  input: z.object({ reasonId: Id }),
  output: Ok,
});
