import { CATALOGUE } from './catalogue.ts';
import { LOCALES, type Locale } from './locale.ts';

export type PageName = 'home' | 'shoes' | 'product' | 'basket' | 'checkout' | 'thanks' | 'contact';
/** One page of the shop, in one language. */
export interface Place {
  page: PageName;
  locale: Locale;
  slug?: string;
}

export const BASE = '/shop/';
const PATHS: Record<Exclude<PageName, 'product'>, Record<Locale, string>> = {
  home: { fr: '', en: '' },
  shoes: { fr: 'chaussures/', en: 'shoes/' },
  basket: { fr: 'panier/', en: 'basket/' },
  checkout: { fr: 'commande/', en: 'checkout/' },
  thanks: { fr: 'merci/', en: 'thank-you/' },
  contact: { fr: 'contact/', en: 'contact/' },
};

export function pathOf({ page, locale, slug }: Place): string {
  const path = page === 'product' ? `${PATHS.shoes[locale]}${slug}/` : PATHS[page][locale];
  return `${BASE}${locale}/${path}`;
}

const PLAIN = Object.keys(PATHS) as (keyof typeof PATHS)[];
export const ALL_PAGES: readonly Place[] = LOCALES.flatMap((locale) => [
  ...PLAIN.map((page): Place => ({ page, locale })),
  ...CATALOGUE.map(({ slug }): Place => ({ page: 'product', locale, slug })),
]);
