const files = import.meta.glob<Record<string, unknown>>(
  [
    './en/*.json',
    '!./en/admin.json',
    '!./en/callback-settings.json',
    '!./en/callbacks.json',
    '!./en/calls.json',
    '!./en/composer.json',
    '!./en/contact-imports.json',
    '!./en/customer.json',
    '!./en/macros.json',
    '!./en/profile.json',
    '!./en/reports.json',
    '!./en/routing-settings.json',
    '!./en/site-prompts.json',
    '!./en/site-settings.json',
    '!./en/wallboard.json',
  ],
  {
    eager: true,
    import: 'default',
  },
);

/** Texts of the desk by namespace, the file's name. */
export const texts = Object.fromEntries(
  Object.entries(files).map(([path, words]) => [path.slice('./en/'.length, -'.json'.length), words]),
);
