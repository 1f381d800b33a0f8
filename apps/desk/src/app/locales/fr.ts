const files = import.meta.glob<Record<string, unknown>>(
  [
    './fr/*.json',
    '!./fr/admin.json',
    '!./fr/callback-settings.json',
    '!./fr/callbacks.json',
    '!./fr/calls.json',
    '!./fr/composer.json',
    '!./fr/contact-imports.json',
    '!./fr/customer.json',
    '!./fr/macros.json',
    '!./fr/profile.json',
    '!./fr/reports.json',
    '!./fr/routing-settings.json',
    '!./fr/site-prompts.json',
    '!./fr/site-settings.json',
    '!./fr/wallboard.json',
  ],
  {
    eager: true,
    import: 'default',
  },
);

/** Texts of the desk by namespace, the file's name. */
export const texts = Object.fromEntries(
  Object.entries(files).map(([path, words]) => [path.slice('./fr/'.length, -'.json'.length), words]),
);
