import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { Instant, Locale } from './fields.ts';

/** Days after it was asked by mail that a customer may say whether his request was settled. */
export const ANSWER_DAYS = 30;

/** Of whoever got the link by mail; it names one conversation, and is looked at without being answered. */
const link = z.object({ token: z.string().max(200) });
export const LinkedResolution = z.object({
  companyName: z.string(),
  /** Of the mail it came with. */
  language: Locale,
  /** What he said last; null: nothing yet. */
  isSettled: z.boolean().nullable(),
  answeredAt: Instant.nullable(),
  canAnswer: z.boolean(),
});
export type LinkedResolution = z.infer<typeof LinkedResolution>;
export const inspectResolutionLink = endpoint({
  method: 'POST',
  path: '/api/resolution-links/inspect',
  access: 'public',
  input: link,
  output: LinkedResolution,
});
/** The last answer counts. `link_expired` when it comes too late. */
export const answerResolutionLink = endpoint({
  method: 'POST',
  path: '/api/resolution-links/answer',
  access: 'public',
  input: link.extend({ isSettled: z.boolean() }),
  output: LinkedResolution,
});
