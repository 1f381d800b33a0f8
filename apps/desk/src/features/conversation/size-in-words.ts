const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** `12 ko`, `1.4 MB`: as the language writes it. */
export function sizeInWords(bytes: number, locale: string) {
  const step = Math.min(UNITS.length - 1, bytes > 0 ? Math.floor(Math.log10(bytes) / 3) : 0);
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: step > 1 ? 1 : 0,
  }).format(bytes / 1000 ** step);
}
