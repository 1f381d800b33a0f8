import * as z from 'zod';
import type { CallbackState } from './callbacks.ts';
import type { Answer } from './chat-events.ts';
import { Email, Id, Instant, Locale } from './fields.ts';
import { Slug } from './site-texts.ts';
import { Country, WrittenNumber } from './telephone.ts';
import { VisitorContext } from './visitor-context.ts';
import { FieldAnswers } from './widget.ts';

/** Asks to be called. */
export const CallbackAsk = z.object({
  clientId: z.string().min(8).max(64),
  number: WrittenNumber,
  country: Country,
  language: Locale,
  name: z.string().trim().max(200).default(''),
  email: Email.or(z.literal('')).default(''),
  menuId: Slug.nullable().default(null),
  orderReference: z.string().trim().max(100).default(''),
  reason: z.string().trim().max(1000).default(''),
  fields: FieldAnswers,
  context: VisitorContext.optional(),
  /** A free slot; null: as soon as it is his turn. */
  at: Instant.nullable().default(null),
  /** The browser's zone, for mails. */
  zone: z.string().max(60).default(''),
  /** He has read and agreed. */
  agrees: z.literal(true),
  /** A chat (its conversation) or a call (its id) of his that waits: it ends, and its place is kept. */
  instead: Id.nullable().default(null),
  /** What was sent to his address, where the site wants it ({@link CallbackCodeAsk}). */
  code: z
    .string()
    .regex(/^\d{6}$/)
    .nullable()
    .default(null),
});
/** Wants a code by mail, for this number and address. A new one replaces the one before. */
export const CallbackCodeAsk = z.object({ number: WrittenNumber, country: Country, email: Email, language: Locale });
/** Keeps a slot free for the visitor while he fills in the rest. */
export const CallbackHold = z.object({ at: Instant });
export const OneCallback = z.object({ callbackId: Id });

/** A call-back as who asked for it sees it. */
export interface CallbackView {
  callbackId: string;
  state: CallbackState;
  numberWords: string;
  promisedAt: string | null;
  /** While it waits for its first call: from 1, and the wait as told. */
  position: number | null;
  estimateSeconds: number | null;
  agentName: string | null;
}
export interface CallbackOffer {
  country: string;
  consent: string;
  /** Somebody is there who calls now. */
  canNow: boolean;
  /** Free moments that may be chosen instead. */
  slots: string[];
  /** A code by mail is asked for. */
  confirms: boolean;
  /** His, that is not over. */
  current: CallbackView | null;
}
export interface WidgetCallbackServerEvents {
  /** After every change; and to a page that comes while one of its visitor's lives. */
  callback: (event: CallbackView) => void;
}
export interface WidgetCallbackClientEvents {
  /** What the form needs to know. */
  'callback.offer': (event: { language: Locale }, answer: Answer<CallbackOffer>) => void;
  /** Refused with `number_refused` or `callback_refused`; `reason` says why (`code_wrong`: none, another's, or too old). The same `clientId` again is the same call-back. */
  'callback.ask': (event: z.input<typeof CallbackAsk>, answer: Answer<{ callback: CallbackView }>) => void;
  /** Refused with `callback_refused`: `slot_taken`, `slot_closed`, `slot_past`. */
  'callback.hold': (event: z.input<typeof CallbackHold>, answer: Answer<{ until: string }>) => void;
  /** The same answer whether a mail went out or not. Refused with `number_refused`. */
  'callback.code': (event: z.input<typeof CallbackCodeAsk>, answer: Answer<{ minutes: number }>) => void;
  'callback.cancel': (event: z.input<typeof OneCallback>, answer: Answer<{ callback: CallbackView }>) => void;
}
