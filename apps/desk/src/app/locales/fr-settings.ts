import admin from './fr/admin.json';
import profile from './fr/profile.json';
import routingSettings from './fr/routing-settings.json';
import siteSettings from './fr/site-settings.json';

/** Texts of settings and profile, which few open. */
export const texts = { admin, profile, 'routing-settings': routingSettings, 'site-settings': siteSettings };
