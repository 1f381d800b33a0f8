import * as z from 'zod';

/** What came of calling somebody on the telephone network. `voicemail` is heard by the agent, who says so; `cancelled`: our side gave up before the number was dialled. */
export const TELEPHONE_OUTCOMES = [
  'reached',
  'busy',
  'no_answer',
  'wrong_number',
  'voicemail',
  'refused',
  'failed',
  'cancelled',
] as const;
export const TelephoneOutcome = z.enum(TELEPHONE_OUTCOMES);
export type TelephoneOutcome = z.infer<typeof TelephoneOutcome>;

/** What every event of an outbound call says of it. */
export interface TelephoneFacts {
  /** Of whoever asked for it, as he gave it. */
  reference: string;
  conversationId: string;
  callId: string;
  agentId: string;
}

/** What a number is, so that a policy can say which of them are called. */
export const NUMBER_KINDS = [
  'mobile',
  'fixed',
  'voip',
  'toll_free',
  'standard_rate',
  'shared_cost',
  'premium',
  'satellite',
  'short',
  'emergency',
  'other',
] as const;
export const NumberKind = z.enum(NUMBER_KINDS);
export type NumberKind = z.infer<typeof NumberKind>;
/** Kinds that a policy may allow; the others are never called. */
export const CALLABLE_KINDS = NUMBER_KINDS.filter(
  (kind) => kind !== 'premium' && kind !== 'short' && kind !== 'emergency',
);

/** Why a number is not called. */
export const NUMBER_REFUSALS = [
  'number_invalid',
  'number_premium',
  'number_short',
  'number_emergency',
  'number_kind',
  'number_region',
] as const;
export type NumberRefusal = (typeof NUMBER_REFUSALS)[number];

/** ISO 3166: the country whose way of writing numbers is meant when none is said. */
export const Country = z.string().regex(/^[A-Z]{2}$/);
/** The beginning of numbers in international form. */
export const NumberPrefix = z.string().regex(/^\+[1-9]\d{0,14}$/);
/** As a person writes it. */
export const WrittenNumber = z.string().trim().min(1).max(40);

export const NumberPolicy = z.object({
  country: Country,
  kinds: z.array(NumberKind).max(NUMBER_KINDS.length),
  /** The longest prefix of either list that a number begins with decides; a number in neither is refused. */
  allowedPrefixes: z.array(NumberPrefix).max(300),
  deniedPrefixes: z.array(NumberPrefix).max(300),
});
export type NumberPolicy = z.infer<typeof NumberPolicy>;
