import * as z from 'zod';
import type { CallEnd, CallStage, SipAccount } from './calls.ts';
import type { Answer } from './chat-events.ts';
import { Email, Id, Locale } from './fields.ts';
import { Slug } from './site-texts.ts';
import { VisitorContext } from './visitor-context.ts';
import { FieldAnswers } from './widget.ts';

/** Asks for a call: the answer is what the page's telephone calls with, once, and only into the queue that this decides. */
export const CallStart = z.object({
  clientId: z.string().min(8).max(64),
  language: Locale,
  name: z.string().trim().max(200).default(''),
  email: Email.or(z.literal('')).default(''),
  menuId: Slug.nullable().default(null),
  orderReference: z.string().trim().max(100).default(''),
  fields: FieldAnswers,
  context: VisitorContext.optional(),
  /** He does not want to be recorded. */
  refusesRecording: z.boolean().default(false),
});
export const OneCall = z.object({ callId: Id });

/** Of a call that its page began: what we dial has no page. */
export type PageCallStage = Exclude<CallStage, 'dialling'>;
export type PageCallEnd = Exclude<CallEnd, 'not-reached'>;

/** A call as its caller sees it. */
export interface CallView {
  callId: string;
  state: PageCallStage;
  startedAt: string;
  answeredAt: string | null;
  endedAt: string | null;
  end: PageCallEnd | null;
  /** Who talks with him; of one that is over, who did last. */
  agentName: string | null;
  /** While waiting: from 1, and the wait as told. */
  position: number | null;
  estimateSeconds: number | null;
  /** The wait is too long: he may be called instead, and keeps his place. */
  offersCallback: boolean;
  isHeld: boolean;
  /** It is being written, or will be once somebody answers, and he may still refuse. */
  isRecorded: boolean;
}
export interface CallPass {
  call: CallView;
  account: SipAccount;
  /** Whom to call. */
  target: string;
}
/** Server to widget, beside those of chats. */
export interface WidgetCallServerEvents {
  /** After every change; and to a page that comes while a call of its visitor lives. */
  call: (event: CallView) => void;
}
/** Widget to server. */
export interface WidgetCallClientEvents {
  /** Refused with `call_unavailable` when nobody could answer. The same `clientId` again is the same call. */
  'call.start': (event: z.input<typeof CallStart>, answer: Answer<CallPass>) => void;
  /** The page was left and another one is there: a pass to take up the call where it is. Refused with `call_ended`. */
  'call.resume': (event: z.input<typeof OneCall>, answer: Answer<CallPass>) => void;
  /** The page is about to be left for another one of the shop: his place is kept for some seconds. */
  'call.moving': (event: z.input<typeof OneCall>) => void;
  /** It was not left after all. */
  'call.staying': (event: z.input<typeof OneCall>) => void;
  /** He has hung up; it counts whether his telephone has a line at the moment or not. */
  'call.hang-up': (event: z.input<typeof OneCall>) => void;
  'call.refuse-recording': (event: z.input<typeof OneCall>, answer: Answer<{ call: CallView }>) => void;
}
