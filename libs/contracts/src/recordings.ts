import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, Instant, Ok } from './fields.ts';

export const CallRecording = z.object({
  id: Id,
  callId: Id,
  startedAt: Instant,
  seconds: z.number(),
  bytes: z.number().int(),
  /** `audio/webm` or `audio/wav`; two channels: the caller left, the agent right. */
  type: z.string(),
  deletedAt: Instant.nullable(),
});
export type CallRecording = z.infer<typeof CallRecording>;
export const listRecordings = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/recordings',
  access: 'conversation.read',
  input: z.object({ conversationId: Id }),
  output: z.object({ recordings: z.array(CallRecording) }),
});
/** Each request that begins at the first byte is written into the audit as a listening. */
export const playRecording = endpoint({
  method: 'GET',
  path: '/api/recordings/:recordingId/sound',
  access: 'conversation.read',
  transport: 'download',
  input: z.object({ recordingId: Id }),
  output: z.any(),
});
export const deleteRecording = endpoint({
  method: 'DELETE',
  path: '/api/recordings/:recordingId',
  access: 'routing.supervise',
  input: z.object({ recordingId: Id }),
  output: Ok,
});
