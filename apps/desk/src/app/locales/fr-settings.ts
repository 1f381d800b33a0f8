import admin from './fr/admin.json';
import callbackSettings from './fr/callback-settings.json';
import profile from './fr/profile.json';
import routingSettings from './fr/routing-settings.json';
import sitePrompts from './fr/site-prompts.json';
import siteSettings from './fr/site-settings.json';

/** Texts of settings and profile, which few open. */
export const texts = {
  admin,
  'callback-settings': callbackSettings,
  profile,
  'routing-settings': routingSettings,
  'site-settings': siteSettings,
  'site-prompts': sitePrompts,
};
