import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, Locale, Ok } from './fields.ts';

/** What calls of a queue are told and how long their recordings are kept. */
export const VoiceSettings = z.object({
  isRecorded: z.boolean(),
  /** How the caller learns it; either way he may refuse. */
  notice: z.enum(['spoken', 'shown', 'both']),
  keepDays: z.number().int().min(1).max(3650),
});
export type VoiceSettings = z.infer<typeof VoiceSettings>;
export const getVoiceSettings = endpoint({
  method: 'GET',
  path: '/api/admin/queues/:queueId/voice',
  access: 'queue.manage',
  input: z.object({ queueId: Id }),
  output: VoiceSettings,
});
export const updateVoiceSettings = endpoint({
  method: 'PATCH',
  path: '/api/admin/queues/:queueId/voice',
  access: 'queue.manage',
  input: VoiceSettings.partial().extend({ queueId: Id }),
  output: VoiceSettings,
});

/** Spoken before the queue; `choice` names one choice of the site's menu, `answer` reads its answer out. A site's own file goes before the standard one. */
export const PROMPTS = [
  'welcome',
  'recorded',
  'choose',
  'not-understood',
  'wait',
  'nobody',
  'choice',
  'answer',
] as const;
export const VoicePrompt = z.object({
  id: Id,
  prompt: z.enum(PROMPTS),
  /** Of the menu; for `choice` and `answer` only. */
  menuId: z.string().nullable(),
  language: Locale,
  seconds: z.number(),
});
export type VoicePrompt = z.infer<typeof VoicePrompt>;
const ofSite = z.object({ siteId: Id });
export const listVoicePrompts = endpoint({
  method: 'GET',
  path: '/api/admin/sites/:siteId/prompts',
  access: 'site.manage',
  input: ofSite,
  output: z.object({ prompts: z.array(VoicePrompt) }),
});
/** The body is a sound file of at most a minute (WAV, or Opus in Ogg or WebM). In place of the one before. */
export const uploadVoicePrompt = endpoint({
  method: 'POST',
  path: '/api/admin/sites/:siteId/prompts',
  access: 'site.manage',
  transport: 'upload',
  input: ofSite.extend({
    prompt: z.enum(PROMPTS),
    menuId: z.string().max(60).nullable().default(null),
    language: Locale,
  }),
  output: VoicePrompt,
});
/** As Opus in Ogg. */
export const playVoicePrompt = endpoint({
  method: 'GET',
  path: '/api/admin/sites/:siteId/prompts/:promptId/sound',
  access: 'site.manage',
  transport: 'download',
  input: ofSite.extend({ promptId: Id }),
  output: z.any(),
});
export const deleteVoicePrompt = endpoint({
  method: 'DELETE',
  path: '/api/admin/sites/:siteId/prompts/:promptId',
  access: 'site.manage',
  input: ofSite.extend({ promptId: Id }),
  output: Ok,
});
