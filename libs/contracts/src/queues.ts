import * as z from 'zod';
import { SkillLevel } from './agents.ts';
import { Channel } from './channels.ts';
import { endpoint } from './endpoint.ts';
import { Id, Name, Ok } from './fields.ts';

/** All of these at once; the levels are the least that will do. */
export const SkillNeeds = z.array(z.object({ skillId: Id, level: SkillLevel })).max(10);
/** Each step holds for its seconds, the last until somebody is found; the pool only grows (Amazon Connect, Wazo). */
export const SkillStep = z.object({ needs: SkillNeeds, seconds: z.number().int().min(1).max(86_400) });
export type SkillStep = z.infer<typeof SkillStep>;
export const SkillSteps = z.array(SkillStep).max(6);

export const AGENT_ORDERS = ['longest_idle', 'most_spare', 'round_robin', 'fewest_open'] as const;

/** What a queue changes of its channel's standard. */
export const QueueChannelRules = z
  .object({
    offerSeconds: z.number().int().min(5).max(600),
    wrapUpSeconds: z.number().int().min(0).max(3600),
    isAutomatic: z.boolean(),
    stickySeconds: z.number().int().min(0).max(86_400),
  })
  .partial();
export type QueueChannelRules = z.infer<typeof QueueChannelRules>;

/** When a wait is too long: after so many seconds, or with more than so many waiting for each ready agent. */
export const OverflowRule = z.object({
  afterSeconds: z.number().int().min(1).max(86_400).nullable().default(null),
  waitingPerReadyAgent: z.number().int().min(1).max(1000).nullable().default(null),
  to: z.discriminatedUnion('type', [
    z.object({ type: z.literal('queue'), queueId: Id }),
    /** The channel offers it to whoever waits; his place is kept. */
    z.object({ type: z.literal('callback') }),
    z.object({ type: z.literal('form') }),
  ]),
});
export type OverflowRule = z.infer<typeof OverflowRule>;

const queueFields = {
  name: Name,
  isForEverybody: z.boolean(),
  memberIds: z.array(Id).max(2000),
  agentOrder: z.enum(AGENT_ORDERS),
  /** Points; one is worth a minute of waiting. */
  priority: z.number().int().min(0).max(10_000),
  /** A higher tier goes before any lower one, however long that waits. */
  tier: z.number().int().min(0).max(9),
  highBonus: z.number().int().min(0).max(10_000),
  keyBonus: z.number().int().min(0).max(10_000),
  skills: SkillSteps,
  channels: z.partialRecord(Channel, QueueChannelRules),
  targetPercent: z.number().int().min(1).max(100),
  targetSeconds: z.number().int().min(1).max(86_400),
  calendarId: Id.nullable(),
  overflow: z.array(OverflowRule).max(5),
  calmPercent: z.number().int().min(0).max(100),
};
export const Queue = z.object({ id: Id, ...queueFields });
export type Queue = z.infer<typeof Queue>;

/** What can never work, told when it is saved: `code` for the words, `names` for whom it concerns. */
export const SettingsWarning = z.object({ code: z.string(), names: z.array(z.string()) });
export type SettingsWarning = z.infer<typeof SettingsWarning>;

/** Queues as everybody at the desk sees them, with what waits now. */
export const QueueSummary = z.object({
  id: Id,
  name: z.string(),
  /** What nobody has yet, what rings included. */
  waiting: z.number().int(),
  longestWaitSeconds: z.number().int(),
  /** Agents of it that are ready now, and those logged in at all. */
  readyAgents: z.number().int(),
  presentAgents: z.number().int(),
});
export type QueueSummary = z.infer<typeof QueueSummary>;
export const listQueues = endpoint({
  method: 'GET',
  path: '/api/queues',
  access: 'conversation.read',
  input: z.object({}),
  output: z.object({ queues: z.array(QueueSummary) }),
});
export const listQueueSettings = endpoint({
  method: 'GET',
  path: '/api/admin/queues',
  access: 'queue.manage',
  input: z.object({}),
  output: z.object({ queues: z.array(Queue) }),
});
const saved = z.object({ queue: Queue, warnings: z.array(SettingsWarning) });
export const createQueue = endpoint({
  method: 'POST',
  path: '/api/admin/queues',
  access: 'queue.manage',
  input: z.object(queueFields).partial().required({ name: true }),
  output: saved,
});
export const updateQueue = endpoint({
  method: 'PATCH',
  path: '/api/admin/queues/:queueId',
  access: 'queue.manage',
  input: z.object(queueFields).partial().extend({ queueId: Id }),
  output: saved,
});
/** A supervisor puts somebody into a queue of chosen people, or takes him out; `conflict` where it is everybody's. */
export const moveQueueMember = endpoint({
  method: 'POST',
  path: '/api/queues/:queueId/members/:userId',
  access: 'routing.supervise',
  input: z.object({ queueId: Id, userId: Id, isMember: z.boolean() }),
  output: Ok,
});
/** What waits, the inboxes, menus of sites, rules and overflows that lead here go to `moveTo`; without it all that is told, as `in_use`. */
export const deleteQueue = endpoint({
  method: 'DELETE',
  path: '/api/admin/queues/:queueId',
  access: 'queue.manage',
  input: z.object({ queueId: Id, moveTo: Id.optional() }),
  output: Ok,
});

export const STANDARD_DISPOSITIONS = ['solved', 'forwarded', 'no-answer-needed', 'spam', 'not-stated'] as const;
export const Disposition = z.object({
  id: Id,
  code: z.enum(STANDARD_DISPOSITIONS).nullable(),
  name: z.string(),
  /** Written when a wrap-up runs out. */
  isDefault: z.boolean(),
});
export type Disposition = z.infer<typeof Disposition>;
export const listDispositions = endpoint({
  method: 'GET',
  path: '/api/dispositions',
  access: 'conversation.read',
  input: z.object({}),
  output: z.object({ dispositions: z.array(Disposition) }),
});
export const createDisposition = endpoint({
  method: 'POST',
  path: '/api/admin/dispositions',
  access: 'queue.manage',
  input: z.object({ name: Name }),
  output: Disposition,
});
export const updateDisposition = endpoint({
  method: 'PATCH',
  path: '/api/admin/dispositions/:dispositionId',
  access: 'queue.manage',
  input: z.object({ dispositionId: Id, name: Name.optional(), isDefault: z.literal(true).optional() }),
  output: Disposition,
});
/** Taken out of the choice; the default one is refused with `in_use`. */
export const deleteDisposition = endpoint({
  method: 'DELETE',
  path: '/api/admin/dispositions/:dispositionId',
  access: 'queue.manage',
  input: z.object({ dispositionId: Id }),
  output: Ok,
});
