import admin from './fr/admin.json';
import profile from './fr/profile.json';

/** Texts of settings and profile, which few open. */
export const texts = { admin, profile };
