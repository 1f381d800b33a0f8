import admin from './en/admin.json';
import profile from './en/profile.json';
import routingSettings from './en/routing-settings.json';
import siteSettings from './en/site-settings.json';

/** Texts of settings and profile, which few open. */
export const texts = { admin, profile, 'routing-settings': routingSettings, 'site-settings': siteSettings };
