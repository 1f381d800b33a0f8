import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, Instant, Ok } from './fields.ts';

export { SIP_PATH } from './sip-path.ts';

export const CALL_STATES = ['dialling', 'menu', 'waiting', 'talking', 'ended'] as const;
/** `dialling`: an agent's line stands, or rings, and the number he calls is yet to answer. */
export const CallStage = z.enum(CALL_STATES);
export type CallStage = z.infer<typeof CallStage>;
/** What may happen to a call in which state, and where it leads. */
export const CALL_TRANSITIONS = {
  /** Out of the voice menu, into its queue. */
  wait: { from: ['menu'], to: 'waiting' },
  answer: { from: ['dialling', 'waiting'], to: 'talking' },
  /** Its agent went away, or passed it on: it waits again, with its age. */
  return: { from: ['talking'], to: 'waiting' },
  end: { from: ['dialling', 'menu', 'waiting', 'talking'], to: 'ended' },
} as const satisfies Record<string, { from: readonly CallStage[]; to: CallStage }>;
export type CallAction = keyof typeof CALL_TRANSITIONS;
/** `abandoned`: the caller left before anybody answered. `lost`: his connection was gone for too long. `failed`: it could not be set up. `not-reached`: the number was busy, rang in vain, or does not exist. */
export const CALL_ENDS = ['caller', 'agent', 'abandoned', 'lost', 'failed', 'not-reached', 'server-stopped'] as const;
export type CallEnd = (typeof CALL_ENDS)[number];

export const LEG_STATES = ['ringing', 'up', 'held', 'ended'] as const;
export type LegState = (typeof LEG_STATES)[number];
/** What may happen to one end of a call. */
export const LEG_TRANSITIONS = {
  answer: { from: ['ringing'], to: 'up' },
  hold: { from: ['up'], to: 'held' },
  resume: { from: ['held'], to: 'up' },
  end: { from: ['ringing', 'up', 'held'], to: 'ended' },
} as const satisfies Record<string, { from: readonly LegState[]; to: LegState }>;
export type LegAction = keyof typeof LEG_TRANSITIONS;
/** `caller`: who called, or whom an agent calls. `agent`: who has the call. `colleague`: asked by him, or third in the talk. `supervisor`: listens. */
export const LEG_ROLES = ['caller', 'agent', 'colleague', 'supervisor'] as const;
export const LEG_ENDS = [
  'hung-up',
  'cancelled',
  'declined',
  'no-answer',
  'busy',
  'lost',
  'left',
  'failed',
  'server-stopped',
] as const;

/** As counted at the media anchor when the leg ended, or now. */
export const LegQuality = z.object({
  codec: z.string().nullable(),
  packetsReceived: z.number().int(),
  packetsLost: z.number().int(),
  jitterMs: z.number(),
  /** Null until the other side has reported once. */
  roundTripMs: z.number().nullable(),
});
export type LegQuality = z.infer<typeof LegQuality>;
export const CallLeg = z.object({
  id: Id,
  role: z.enum(LEG_ROLES),
  /** Null for the caller. */
  userId: Id.nullable(),
  state: z.enum(LEG_STATES),
  startedAt: Instant,
  answeredAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  end: z.enum(LEG_ENDS).nullable(),
  quality: LegQuality.nullable(),
});
export type CallLeg = z.infer<typeof CallLeg>;

export const RECORDING_STATES = ['none', 'on', 'paused', 'refused'] as const;
/** A call as the desk shows it. */
export const DeskCall = z.object({
  id: Id,
  conversationId: Id,
  /** Null of a call to a number. */
  siteId: Id.nullable(),
  siteName: z.string(),
  queueId: Id.nullable(),
  state: CallStage,
  startedAt: Instant,
  /** When somebody first answered. */
  answeredAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  end: z.enum(CALL_ENDS).nullable(),
  /** Labels of the menu's choices, in the site's language. */
  subject: z.array(z.string()),
  /** What was asked of him on the page before he called. */
  caller: z.object({
    email: z.string(),
    /** The shop's server vouches for who it is. */
    isSigned: z.boolean(),
    orderReference: z.string(),
    fields: z.array(z.object({ label: z.string(), answer: z.string() })),
  }),
  /** The caller's line broke, and he is waited for. */
  isCallerLost: z.boolean(),
  /** The colleague who was asked is the third in the talk. */
  isJoined: z.boolean(),
  /** `refused`: the caller does not want it. */
  recording: z.enum(RECORDING_STATES),
  /** Ended legs too, oldest first. */
  legs: z.array(CallLeg),
});
export type DeskCall = z.infer<typeof DeskCall>;

/** What a telephone in a browser registers with; it is good for a few minutes, and asked for again before. */
export const SipAccount = z.object({
  /** `sip:…`, its own address. */
  uri: z.string(),
  username: z.string(),
  password: z.string(),
  realm: z.string(),
  /** The WebSocket to connect to; null: {@link SIP_PATH} of the server that gave this. */
  server: z.string().nullable(),
  expiresAt: Instant,
});
export type SipAccount = z.infer<typeof SipAccount>;

/** Headers of our INVITEs to desks: which call it is, which leg, and what the desk is to do. */
export const CALL_HEADERS = { call: 'X-Guichet-Call', leg: 'X-Guichet-Leg', reason: 'X-Guichet-Reason' } as const;
/** `offer`: the work offered to him; the desk rings. `colleague`: asked by a colleague; the desk rings. `listen`, `dial`: he asked for it himself; the desk answers. */
export const RING_REASONS = ['offer', 'colleague', 'listen', 'dial'] as const;
export type RingReason = (typeof RING_REASONS)[number];

/** Opens the desk's telephone. Whoever takes calls answers an offer by answering its INVITE, and declines it by refusing that. */
export const openSoftphone = endpoint({
  method: 'POST',
  path: '/api/me/softphone',
  access: 'conversation.write',
  input: z.object({}),
  output: SipAccount,
});
/** Calls that I am in now. */
export const listMyCalls = endpoint({
  method: 'GET',
  path: '/api/me/calls',
  access: 'conversation.write',
  input: z.object({}),
  output: z.object({ calls: z.array(DeskCall) }),
});
/** Calls of a conversation, oldest first; empty for those without. */
export const listCalls = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/calls',
  access: 'conversation.read',
  input: z.object({ conversationId: Id }),
  output: z.object({ calls: z.array(DeskCall) }),
});
const one = z.object({ callId: Id });
/** At once: the call waits in the queue, with its age, or rings at the colleague before any other; music to the caller. */
export const transferCall = endpoint({
  method: 'POST',
  path: '/api/calls/:callId/transfer',
  access: 'conversation.write',
  input: one.extend({ to: z.union([z.object({ queueId: Id }).strict(), z.object({ userId: Id }).strict()]) }),
  output: DeskCall,
});
/** Asks a colleague first; music to the caller. Refused with `colleague_unavailable` when he has no telephone, or is on another call. */
export const consult = endpoint({
  method: 'POST',
  path: '/api/calls/:callId/consult',
  access: 'conversation.write',
  input: one.extend({ userId: Id }),
  output: DeskCall,
});
/** `hand-over`: the colleague has it from now on. `join`: all three talk. `drop`: back to the caller alone. */
export const endConsult = endpoint({
  method: 'POST',
  path: '/api/calls/:callId/consult/end',
  access: 'conversation.write',
  input: one.extend({ how: z.enum(['hand-over', 'join', 'drop']) }),
  output: DeskCall,
});
/** Silence is written while it is paused, as while card data is told. `stop` is for good. */
export const changeRecording = endpoint({
  method: 'POST',
  path: '/api/calls/:callId/recording',
  access: 'conversation.write',
  input: one.extend({ action: z.enum(['pause', 'resume', 'stop']) }),
  output: DeskCall,
});
/** Rings my telephone with both sides; nobody hears me until I whisper, and then the agent alone. Written into the audit. */
export const listenToCall = endpoint({
  method: 'POST',
  path: '/api/calls/:callId/listen',
  access: 'routing.supervise',
  input: one,
  output: Ok,
});
export const whisper = endpoint({
  method: 'POST',
  path: '/api/calls/:callId/whisper',
  access: 'routing.supervise',
  input: one.extend({ isOn: z.boolean() }),
  output: Ok,
});
/** Calls that live now, oldest first, at most 500. */
export const listLiveCalls = endpoint({
  method: 'GET',
  path: '/api/calls',
  access: 'routing.supervise',
  input: z.object({}),
  output: z.object({ calls: z.array(DeskCall.extend({ customerName: z.string() })) }),
});

/** Server to desk, for whoever is in the call or may see its conversation. */
export interface DeskCallServerEvents {
  /** Ask for it again: rights are looked at in one place. */
  'call.changed': (event: { callId: string; conversationId: string }) => void;
  /** For whoever may supervise. */
  'callback.late': (event: { callbackId: string; conversationId: string; queueId: string }) => void;
  /** For whoever may supervise. */
  'callback.budget': (event: { isSpent: boolean }) => void;
  'callback.changed': (event: { callbackId: string; conversationId: string }) => void;
}
