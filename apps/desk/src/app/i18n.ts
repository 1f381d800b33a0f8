import type { Locale } from '@guichet/contracts';
import i18next, { type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { typesetAll } from './typography.ts';

type Texts = Promise<{ texts: Record<string, unknown> }>;
/** What the first page need not wait for. */
type LateBundle = 'settings' | 'contact' | 'reports';
type Bundle = 'desk' | LateBundle;
/** A namespace per file; settings and profile apart, since few open them, and what is done with one contact. */
const bundles: Record<Locale, Record<Bundle, () => Texts>> = {
  fr: {
    desk: () => import('./locales/fr.ts'),
    settings: () => import('./locales/fr-settings.ts'),
    contact: () => import('./locales/fr-contact.ts'),
    reports: () => import('./locales/fr-reports.ts'),
  },
  en: {
    desk: () => import('./locales/en.ts'),
    settings: () => import('./locales/en-settings.ts'),
    contact: () => import('./locales/en-contact.ts'),
    reports: () => import('./locales/en-reports.ts'),
  },
};
const late = new Map<LateBundle, Promise<void>>();
const KEPT = 'guichet.locale';

/** Before log-in: what this browser last used, else what it asks for. */
export function startingLanguage(): Locale {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'fr' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

const started = i18next.use(initReactI18next).init({
  resources: {},
  fallbackLng: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});

async function load(locale: Locale, bundle: Bundle) {
  const { texts } = await bundles[locale][bundle]();
  for (const [namespace, words] of Object.entries(texts))
    i18next.addResourceBundle(locale, namespace, typesetAll(words) as ResourceLanguage);
}

export async function setLanguage(locale: Locale) {
  await Promise.all([started, ...(['desk', ...late.keys()] as const).map((bundle) => load(locale, bundle))]);
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
  localStorage.setItem(KEPT, locale);
}

/** Once, before anything is shown that speaks by them. */
export function loadTexts(bundle: LateBundle): Promise<void> {
  const known = late.get(bundle);
  if (known) return known;
  // The first page can be one of these: then no language is set yet.
  const coming = started.then(() => load((i18next.language as Locale | undefined) ?? startingLanguage(), bundle));
  late.set(bundle, coming);
  // The next who needs them tries again.
  coming.catch(() => late.delete(bundle));
  return coming;
}

/** Code that comes with the words it speaks. */
export const speaking =
  <T>(bundle: LateBundle, load: () => Promise<T>) =>
  async (): Promise<T> =>
    (await Promise.all([load(), loadTexts(bundle)]))[0];
