import admin from './en/admin.json';
import profile from './en/profile.json';

/** Texts of settings and profile, which few open. */
export const texts = { admin, profile };
