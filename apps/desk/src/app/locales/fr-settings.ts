import admin from './fr/admin.json';
import callbackSettings from './fr/callback-settings.json';
import contactImports from './fr/contact-imports.json';
import profile from './fr/profile.json';
import routingSettings from './fr/routing-settings.json';
import sitePrompts from './fr/site-prompts.json';
import siteSettings from './fr/site-settings.json';

/** Texts of settings and profile, which few open. */
export const texts = {
  admin,
  'callback-settings': callbackSettings,
  'contact-imports': contactImports,
  profile,
  'routing-settings': routingSettings,
  'site-settings': siteSettings,
  'site-prompts': sitePrompts,
};
