const files = import.meta.glob<Record<string, unknown>>(
  ['./en/*.json', '!./en/admin.json', '!./en/profile.json', '!./en/routing-settings.json', '!./en/site-settings.json'],
  {
    eager: true,
    import: 'default',
  },
);

/** Texts of the desk by namespace, the file's name. */
export const texts = Object.fromEntries(
  Object.entries(files).map(([path, words]) => [path.slice('./en/'.length, -'.json'.length), words]),
);
