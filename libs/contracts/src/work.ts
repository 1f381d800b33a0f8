import * as z from 'zod';
import { Channel } from './channels.ts';
import { endpoint } from './endpoint.ts';
import { Id, Instant, Ok } from './fields.ts';

export const WORK_STATES = [
  'queued',
  'offered',
  'active',
  'wrap_up',
  'done',
  'abandoned',
  'overflowed',
  'transferred',
] as const;
export const WorkState = z.enum(WORK_STATES);
export type WorkState = z.infer<typeof WorkState>;

/** What may happen to a work item in which state, and where it leads. The service obeys it; the desk offers by it. */
export const WORK_TRANSITIONS = {
  offer: { from: ['queued'], to: 'offered' },
  /** Given without asking: mail. */
  assign: { from: ['queued'], to: 'active' },
  accept: { from: ['offered'], to: 'active' },
  decline: { from: ['offered'], to: 'queued' },
  expire: { from: ['offered'], to: 'queued' },
  /** Its agent's last desk went away, or he may not have it any more. */
  return: { from: ['offered', 'active'], to: 'queued' },
  /** By hand: pulled, or given by a person. */
  take: { from: ['queued', 'offered', 'active'], to: 'active' },
  finish: { from: ['active'], to: 'wrap_up' },
  'wrap-up': { from: ['wrap_up'], to: 'done' },
  /** It needs nobody any more, such as a mail that was answered before it was given out. */
  settle: { from: ['queued', 'offered'], to: 'done' },
  abandon: { from: ['queued', 'offered'], to: 'abandoned' },
  overflow: { from: ['queued', 'offered'], to: 'overflowed' },
  transfer: { from: ['queued', 'offered', 'active'], to: 'transferred' },
} as const satisfies Record<string, { from: readonly WorkState[]; to: WorkState }>;
export type WorkAction = keyof typeof WORK_TRANSITIONS;

/** Where to look at what the work is about; `conversation` for all that stands in a timeline. */
export const WorkSubject = z.object({ type: z.string().max(40), id: Id });
export type WorkSubject = z.infer<typeof WorkSubject>;

/** What an agent needs to see before he says yes. */
export const Offer = z.object({
  workItemId: Id,
  subject: WorkSubject,
  channel: Channel,
  queueId: Id,
  queueName: z.string(),
  customerName: z.string(),
  title: z.string(),
  /** The customer's last words. */
  lastLine: z.string(),
  valueClass: z.enum(['standard', 'high', 'key']),
  /** When this customer was last here before. */
  lastContactAt: Instant.nullable(),
  /** Names of the skills asked for. */
  skills: z.array(z.string()),
  waitingSince: Instant,
  offeredAt: Instant,
  endsAt: Instant,
});
export type Offer = z.infer<typeof Offer>;

export const WrapUp = z.object({
  workItemId: Id,
  subject: WorkSubject,
  channel: Channel,
  customerName: z.string(),
  title: z.string(),
  endsAt: Instant,
});
export type WrapUp = z.infer<typeof WrapUp>;

/** What is mine now: asked again after every reconnection. */
export const getMyWork = endpoint({
  method: 'GET',
  path: '/api/me/work',
  access: 'conversation.write',
  input: z.object({}),
  output: z.object({
    offers: z.array(Offer),
    wrapUps: z.array(WrapUp),
    active: z.array(z.object({ workItemId: Id, subject: WorkSubject, channel: Channel, since: Instant })),
  }),
});
const one = z.object({ workItemId: Id });
/** Refused with `offer_over` once it rang out, was withdrawn or went to another. */
export const acceptOffer = endpoint({
  method: 'POST',
  path: '/api/work/:workItemId/accept',
  access: 'conversation.write',
  input: one,
  output: z.object({ subject: WorkSubject }),
});
export const declineOffer = endpoint({
  method: 'POST',
  path: '/api/work/:workItemId/decline',
  access: 'conversation.write',
  input: one,
  output: Ok,
});
/** Ends a wrap-up early with its disposition; null takes the default one. */
export const completeWrapUp = endpoint({
  method: 'POST',
  path: '/api/work/:workItemId/wrap-up',
  access: 'conversation.write',
  input: one.extend({ dispositionId: Id.nullable().default(null) }),
  output: Ok,
});
/** To a queue, where it keeps its age, or to an agent, who is asked before any other. */
export const transferWork = endpoint({
  method: 'POST',
  path: '/api/work/:workItemId/transfer',
  access: 'conversation.write',
  input: one.extend({
    to: z.union([z.object({ queueId: Id }).strict(), z.object({ userId: Id }).strict()]),
  }),
  output: Ok,
});
/** Takes a waiting item out of turn; needs the right to pull. */
export const pullWork = endpoint({
  method: 'POST',
  path: '/api/work/:workItemId/pull',
  access: 'conversation.write',
  input: one,
  output: z.object({ subject: WorkSubject }),
});

export const WorkItem = z.object({
  id: Id,
  subject: WorkSubject,
  channel: Channel,
  queueId: Id,
  queueName: z.string(),
  state: WorkState,
  agentId: Id.nullable(),
  priority: z.number().int(),
  originalArrivalAt: Instant,
  enqueuedAt: Instant,
  acceptedAt: Instant.nullable(),
  /** While queued: its place, from 1, and the wait that is told; null when nobody is logged in. */
  position: z.number().int().nullable(),
  estimateSeconds: z.number().int().nullable(),
});
export type WorkItem = z.infer<typeof WorkItem>;
/** The live item of a subject, else the last one. */
export const getSubjectWork = endpoint({
  method: 'GET',
  path: '/api/work/subjects/:subjectType/:subjectId',
  access: 'conversation.read',
  input: z.object({ subjectType: z.string().max(40), subjectId: Id }),
  output: z.object({ item: WorkItem.nullable() }),
});
const QueueWorkItem = WorkItem.extend({ customerName: z.string(), title: z.string() });
/** What nobody has yet in a queue, in the order it is given out, what rings among it; and what agents have in hand from it. At most 200 of each. */
export const listQueueWork = endpoint({
  method: 'GET',
  path: '/api/queues/:queueId/work',
  access: 'routing.supervise',
  input: z.object({ queueId: Id }),
  output: z.object({
    items: z.array(QueueWorkItem),
    inHand: z.array(QueueWorkItem),
    /** Null: everybody. */
    memberIds: z.array(Id).nullable(),
  }),
});
/** What somebody holds: told before he is disabled, as it goes back to its queues then. */
export const getAgentWork = endpoint({
  method: 'GET',
  path: '/api/admin/users/:userId/work',
  access: 'user.manage',
  input: z.object({ userId: Id }),
  output: z.object({
    offers: z.number().int(),
    active: z.number().int(),
    /** Names of the queues in which nobody would be left. */
    onlyMemberOf: z.array(z.string()),
  }),
});

export const CANDIDATE_VERDICTS = ['chosen', 'eligible', 'away', 'channel', 'full', 'skill', 'cool-down'] as const;
export const DECISION_REASONS = ['routed', 'sticky', 'transferred', 'assigned', 'pulled'] as const;
/** Enough to play a choice again: who could have had it, by which key, and why not the others. */
export const Decision = z.object({
  id: Id,
  at: Instant,
  agentId: Id,
  reason: z.enum(DECISION_REASONS),
  /** Null for choices made by hand. */
  choice: z
    .object({
      score: z.number(),
      waitedSeconds: z.number(),
      /** From 0; -1 when nothing was asked for. */
      step: z.number().int(),
      steps: z.number().int(),
      order: z.string(),
      /** Best first, then some of those passed over. */
      candidates: z.array(
        z.object({
          agentId: Id,
          verdict: z.enum(CANDIDATE_VERDICTS),
          /** What the order compares; smaller is better. */
          key: z.number().nullable(),
          usedUnits: z.number().int(),
          /** Absent from what was written down before it was noted. */
          capacity: z.number().int().optional(),
        }),
      ),
      members: z.number().int(),
      present: z.number().int(),
    })
    .nullable(),
});
export type Decision = z.infer<typeof Decision>;
/** The whole way of a subject, oldest stay first, each with its decisions, estimates and what happened. */
export const getDecisions = endpoint({
  method: 'GET',
  path: '/api/work/subjects/:subjectType/:subjectId/decisions',
  access: 'routing.supervise',
  input: z.object({ subjectType: z.string().max(40), subjectId: Id }),
  output: z.object({
    stays: z.array(
      WorkItem.omit({ position: true, estimateSeconds: true }).extend({
        outcome: z.string().nullable(),
        endedAt: Instant.nullable(),
        dispositionId: Id.nullable(),
        steps: z.array(
          z.object({
            needs: z.array(z.object({ name: z.string(), level: z.number().int() })),
            seconds: z.number().int(),
          }),
        ),
        decisions: z.array(Decision),
        estimates: z.array(z.object({ at: Instant, position: z.number().int(), seconds: z.number().int().nullable() })),
        happened: z.array(
          z.object({
            at: Instant,
            event: z.string(),
            agentId: Id.nullable(),
            actorId: Id.nullable(),
            /** Where it went, when it was passed on; the name of a queue that is still there. */
            toAgentId: Id.nullable(),
            toQueueName: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
});
