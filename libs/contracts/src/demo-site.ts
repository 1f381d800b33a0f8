/** Of the site that the demo shop's pages carry. */
export const DEMO_SITE_KEY = 'atelier-riva-demo';
