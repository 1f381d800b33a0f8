import type { Locale } from '@guichet/contracts';
import i18next, { type ResourceLanguage } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** One chunk per language; a namespace per file. */
const bundles: Record<Locale, () => Promise<{ texts: Record<string, unknown> }>> = {
  fr: () => import('./locales/fr.ts'),
  en: () => import('./locales/en.ts'),
};
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

export async function setLanguage(locale: Locale) {
  await started;
  if (!i18next.hasResourceBundle(locale, 'app')) {
    const { texts } = await bundles[locale]();
    for (const [namespace, words] of Object.entries(texts))
      i18next.addResourceBundle(locale, namespace, words as ResourceLanguage);
  }
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
  localStorage.setItem(KEPT, locale);
}
