import admin from './en/admin.json';
import callbackSettings from './en/callback-settings.json';
import contactImports from './en/contact-imports.json';
import profile from './en/profile.json';
import routingSettings from './en/routing-settings.json';
import sitePrompts from './en/site-prompts.json';
import siteSettings from './en/site-settings.json';

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
