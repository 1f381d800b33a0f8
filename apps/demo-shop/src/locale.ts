import en from './texts/en.json';
import fr from './texts/fr.json';

export const LOCALES = ['fr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export type Texts = typeof fr;

const TEXTS: Record<Locale, Texts> = { fr, en };
export const textsOf = (locale: Locale): Texts => TEXTS[locale];

/** Fills `{name}` in a text. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/{(\w+)}/g, (whole, name: string) => String(values[name] ?? whole));

const formats: Record<Locale, Intl.NumberFormat> = {
  fr: new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }),
  en: new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' }),
};
/** Whole amounts without cents, as a shop writes them. */
export const money = (cents: number, locale: Locale): string =>
  formats[locale].format(cents / 100).replace(/[.,]00/, '');
