import * as z from 'zod';
import { AgentState } from './agents.ts';
import { RaisedAlert } from './alerts.ts';
import { Channel } from './channels.ts';
import { endpoint } from './endpoint.ts';
import { Id, Instant } from './fields.ts';
import { SERVICE_LEVEL_FORMULAS } from './service-levels.ts';
import { WorkState, WorkSubject } from './work.ts';

/** The service level of now is that of who was answered or gave up in the last so many minutes. */
export const BOARD_NOW_MINUTES = 30;
/** Into so many equal parts those minutes are cut to show how contacts come. */
export const BOARD_PARTS = 10;
/** A promise without a warning of its own is at risk so many minutes before it is due. */
export const AT_RISK_MINUTES = 15;

/** Figures that open into the contacts they count. Of a service level: whom its formula counts. */
export const BOARD_FIGURES = [
  'waiting',
  'inHand',
  'atRisk',
  'late',
  'levelNow',
  'levelToday',
  'offered',
  'answered',
  'abandoned',
  'abandonedShort',
  'callbacksDue',
  'callbacksLate',
] as const;
export const BoardFigure = z.enum(BOARD_FIGURES);
export type BoardFigure = z.infer<typeof BoardFigure>;

const Count = z.number().int();
/** From 0 to 1; null while nobody was counted. */
const Share = z.number().nullable();

const boardFigures = {
  waiting: Count,
  /** Of whoever waits longest. */
  longestSince: Instant.nullable(),
  /** With agents. */
  inHand: Count,
  /** Contacts, in a queue or not, of which an answer or the resolution is at risk, and of which one should be there by now. */
  atRisk: Count,
  late: Count,
  /** `counted`: whom the formula counts. */
  now: z.object({ counted: Count, level: Share }),
  today: z.object({
    counted: Count,
    level: Share,
    offered: Count,
    answered: Count,
    /** Short abandonments among them. */
    abandoned: Count,
    abandonedShort: Count,
    answerRate: Share,
    /** Average speed of answer. */
    answerSeconds: z.number().nullable(),
  }),
  /** How many came in each part of the last minutes, the oldest first. */
  arrivals: z.array(Count).length(BOARD_PARTS),
  /** `due`: their turn or their minute has come; `late`: the promised minute is over. */
  callbacks: z.object({ due: Count, late: Count }),
  /** Ready, and taking this channel. */
  readyAgents: Count,
  /**
   * Of the last minutes and of the agents who serve the queue and take the channel: what they worked on calls, chats and call-backs
   * of any queue, of that and being ready. Null for mail, which lies in hand meanwhile.
   */
  occupancy: Share,
};
export const BoardTotal = z.object(boardFigures);
export type BoardTotal = z.infer<typeof BoardTotal>;

/** One channel of one queue; null where nothing of any channel came lately. */
export const BoardRow = z.object({
  queueId: Id,
  channel: Channel.nullable(),
  targetPercent: z.number().int(),
  targetSeconds: z.number().int(),
  ...boardFigures,
});
export type BoardRow = z.infer<typeof BoardRow>;

export const BoardAgent = z.object({
  userId: Id,
  name: z.string(),
  state: AgentState,
  reasonId: Id.nullable(),
  since: Instant,
  isConnected: z.boolean(),
  channels: z.array(Channel),
  /** What he has, by queue and channel. */
  work: z.array(
    z.object({
      queueId: Id,
      channel: Channel,
      state: z.enum(['offered', 'active', 'wrap_up']),
      count: Count,
      since: Instant,
    }),
  ),
  /** Queues of chosen people that he is in. */
  memberOf: z.array(Id),
});
export type BoardAgent = z.infer<typeof BoardAgent>;

export const Wallboard = z.object({
  at: Instant,
  formula: z.enum(SERVICE_LEVEL_FORMULAS),
  queues: z.array(z.object({ id: Id, name: z.string(), isForEverybody: z.boolean() })),
  rows: z.array(BoardRow),
  total: BoardTotal,
  agents: z.array(BoardAgent),
  /** That last, the oldest first. */
  alerts: z.array(RaisedAlert),
});
export type Wallboard = z.infer<typeof Wallboard>;

/** Whoever has it open then gets it by socket as it moves. */
export const getWallboard = endpoint({
  method: 'GET',
  path: '/api/wallboard',
  access: 'routing.supervise',
  input: z.object({}),
  output: Wallboard,
});

export const BoardContact = z.object({
  /** Of the stay in the queue; of a call-back, its own; of a promise to somebody who is in no queue, the conversation's. */
  id: Id,
  subject: WorkSubject,
  channel: Channel,
  /** Of a contact that is in none, the last or that of its inbox; null: it never had one. */
  queueId: Id.nullable(),
  /** Null: it is in no queue. */
  state: WorkState.nullable(),
  agentId: Id.nullable(),
  arrivedAt: Instant,
  /** Until it was answered or given up; null while it waits. */
  waitSeconds: z.number().nullable(),
  isInTarget: z.boolean().nullable(),
  /** When something is promised, and what. */
  dueAt: Instant.nullable(),
  promise: z.enum(['answer', 'resolution', 'callback']).nullable(),
  /** Empty of what the person may not see. */
  customerName: z.string(),
  title: z.string(),
});
export type BoardContact = z.infer<typeof BoardContact>;
/** The contacts a figure counts, of one queue and channel or of all; `total` equals the figure, at most 200 are listed. */
export const listBoardContacts = endpoint({
  method: 'GET',
  path: '/api/wallboard/:figure/contacts',
  access: 'routing.supervise',
  input: z.object({ figure: BoardFigure, queueId: Id.optional(), channel: Channel.optional() }),
  output: z.object({ total: Count, contacts: z.array(BoardContact) }),
});
