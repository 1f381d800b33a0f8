/** The demo's site, as apps/api/src/demo sets it up. */
export const SITE_KEY = 'atelier-riva-demo';
