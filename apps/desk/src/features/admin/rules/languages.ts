/** Languages that customers of the trade write in, as ISO 639-1. A rule may name others; those it has are kept. */
const USUAL =
  'fr en de es it nl pt pl ro cs sk hu bg el hr sl sr da sv nb fi et lv lt uk ru tr ar he fa hi zh ja ko vi th ca eu';

/** With their names in the reader's language, in its order. */
export function languageChoices(locale: string, chosen: readonly string[]) {
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  return [...new Set([...USUAL.split(' '), ...chosen])]
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
}
