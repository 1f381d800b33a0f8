import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, Instant, Locale, Name, Ok } from './fields.ts';
import { SettingsWarning, SkillSteps } from './queues.ts';
import { ChatField, MenuChoice, SiteAppearance } from './site-texts.ts';

/** `https://shop.example`, as browsers name it: scheme, host, and a port that is not the usual one. */
export const Origin = z
  .string()
  .trim()
  .toLowerCase()
  .max(260)
  .refine((value) => /^https?:\/\//.test(value) && URL.parse(value)?.origin === value, { message: 'no_origin' });

/** A choice of the menu with what it decides; where a choice says nothing, the one above it counts. */
export const SiteMenuItem = MenuChoice.extend({
  queueId: Id.nullable().default(null),
  skills: SkillSteps.default([]),
  /** Points; one is worth a minute of waiting. */
  priority: z.number().int().min(0).max(10_000).default(0),
});
export type SiteMenuItem = z.infer<typeof SiteMenuItem>;

const siteFields = {
  name: Name,
  isEnabled: z.boolean(),
  /** Pages that may carry the widget. */
  origins: z.array(Origin).max(50),
  /** Of visitors whose page says no language that the widget has. */
  language: Locale,
  /** Where its chats wait when neither menu nor rule says otherwise. */
  queueId: Id.nullable(),
  teamId: Id.nullable(),
  /** Where its calls wait; null: no calls are offered. */
  callQueueId: Id.nullable(),
  /** Where its call-backs wait; null: none are offered. */
  callbackQueueId: Id.nullable(),
  /** Asks by voice and keys, when the caller has chosen nothing in the widget's menu. */
  hasVoiceMenu: z.boolean(),
  /** When chat is offered; null: whenever somebody is ready. */
  calendarId: Id.nullable(),
  /** Sends follow-ups and transcripts, and takes the form's messages; null: none of the three is offered. */
  mailInboxId: Id.nullable(),
  /** Lets visitors wait while every agent is busy; else the form is offered then. */
  offersWhenBusy: z.boolean(),
  /** Minutes of a visitor's silence after which his agent's place is free for another. */
  idleMinutes: z.number().int().min(1).max(120),
  /** Minutes of silence after which the chat is closed. */
  closeMinutes: z.number().int().min(2).max(10_080),
  appearance: SiteAppearance,
  fields: z.array(ChatField).max(10),
  menu: z.array(SiteMenuItem).max(60),
};
/** Signs visitors' identities on the shop's server. Only its end is ever shown again. */
export const SiteSecret = z.object({ id: Id, ending: z.string(), createdAt: Instant });
export const Site = z.object({
  ...siteFields,
  id: Id,
  inboxId: Id,
  /** Public: names the site in the line of script. */
  key: z.string(),
  hasLogo: z.boolean(),
  /** What goes into the pages. */
  script: z.string(),
  secrets: z.array(SiteSecret),
});
export type Site = z.infer<typeof Site>;

const one = { siteId: Id };
const saved = z.object({ site: Site, warnings: z.array(SettingsWarning) });
export const listSites = endpoint({
  method: 'GET',
  path: '/api/admin/sites',
  access: 'site.manage',
  input: z.object({}),
  output: z.object({ sites: z.array(Site) }),
});
/** Makes its inbox, and a queue of its name unless one is given. */
export const createSite = endpoint({
  method: 'POST',
  path: '/api/admin/sites',
  access: 'site.manage',
  input: z.object(siteFields).partial().required({ name: true }),
  output: saved,
});
export const updateSite = endpoint({
  method: 'PATCH',
  path: '/api/admin/sites/:siteId',
  access: 'site.manage',
  input: z
    .object(siteFields)
    .partial()
    .extend({ ...one, removesLogo: z.literal(true).optional() }),
  output: saved,
});
/** Refused with `in_use` once chats were held on it; it can be switched off instead. */
export const deleteSite = endpoint({
  method: 'DELETE',
  path: '/api/admin/sites/:siteId',
  access: 'site.manage',
  input: z.object(one),
  output: Ok,
});
/** The body is a picture (PNG, JPEG, WebP, GIF) of at most 200 kB. */
export const uploadSiteLogo = endpoint({
  method: 'POST',
  path: '/api/admin/sites/:siteId/logo',
  access: 'site.manage',
  transport: 'upload',
  input: z.object(one),
  output: Ok,
});
/** Makes a secret and shows it this once. Two are valid at a time; with a third the oldest ends. */
export const addSiteSecret = endpoint({
  method: 'POST',
  path: '/api/admin/sites/:siteId/secrets',
  access: 'site.manage',
  input: z.object(one),
  output: z.object({ secret: z.string(), site: Site }),
});
export const removeSiteSecret = endpoint({
  method: 'DELETE',
  path: '/api/admin/sites/:siteId/secrets/:secretId',
  access: 'site.manage',
  input: z.object({ ...one, secretId: Id }),
  output: Ok,
});
