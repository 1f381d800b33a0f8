import type { Locale } from '@guichet/contracts';
import i18next, { type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { typesetAll } from './typography.ts';

type Texts = Promise<{ texts: Record<string, unknown> }>;
/** A namespace per file; settings and profile apart, since few open them. */
const bundles: Record<Locale, Record<'desk' | 'settings', () => Texts>> = {
  fr: { desk: () => import('./locales/fr.ts'), settings: () => import('./locales/fr-settings.ts') },
  en: { desk: () => import('./locales/en.ts'), settings: () => import('./locales/en-settings.ts') },
};
let hasSettings = false;
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

async function load(locale: Locale, bundle: 'desk' | 'settings') {
  const { texts } = await bundles[locale][bundle]();
  for (const [namespace, words] of Object.entries(texts))
    i18next.addResourceBundle(locale, namespace, typesetAll(words) as ResourceLanguage);
}

export async function setLanguage(locale: Locale) {
  await Promise.all([started, load(locale, 'desk'), hasSettings && load(locale, 'settings')]);
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
  localStorage.setItem(KEPT, locale);
}

/** Before the first page of settings or profile is shown. */
export async function loadSettingsTexts() {
  hasSettings = true;
  await started;
  // The first page can be one of these: then no language is set yet.
  await load((i18next.language as Locale | undefined) ?? startingLanguage(), 'settings');
}
