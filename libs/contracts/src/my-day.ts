import * as z from 'zod';
import { AgentState } from './agents.ts';
import { Channel } from './channels.ts';
import { endpoint } from './endpoint.ts';
import { Id, Instant } from './fields.ts';

/** What an agent may see of himself: nobody else's figures are here. */
export const MyDay = z.object({
  /** When the day began. */
  from: Instant,
  at: Instant,
  channels: z.array(
    z.object({
      channel: Channel,
      /** Contacts he had in hand today. */
      contacts: z.number().int(),
      /** Those of them that are over for him. */
      handled: z.number().int(),
      /** Of the handled, wrap-up included, by the clock; null while there is none. */
      handlingSeconds: z.number().nullable(),
    }),
  ),
  /** Work on calls, chats and call-backs, of that and being ready; from 0 to 1. */
  occupancy: z.number().nullable(),
  states: z.array(z.object({ state: AgentState, reasonId: Id.nullable(), seconds: z.number() })),
  /** His own, due by the end of the day, the most urgent first; at most 50. */
  followUps: z.array(
    z.object({
      id: Id,
      conversationId: Id,
      text: z.string(),
      dueAt: Instant,
      customerName: z.string(),
      subject: z.string(),
    }),
  ),
});
export type MyDay = z.infer<typeof MyDay>;
export const getMyDay = endpoint({
  method: 'GET',
  path: '/api/me/day',
  access: 'conversation.write',
  input: z.object({}),
  output: MyDay,
});
