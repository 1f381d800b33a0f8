import { useTranslation } from 'react-i18next';

/** Answers that have a sentence of their own. */
const KNOWN = [401, 403, 404, 407, 408, 480, 486, 503] as const;

/** What an answer of a trunk means, and what to look at. */
export function useAnswerWords() {
  const { t } = useTranslation('routing-settings');
  return (status: number | null): string => {
    if (status === null) return t('trunks.answers.none');
    const known = KNOWN.find((one) => one === status);
    return known ? t(`trunks.answers.${known}`) : t('trunks.answers.other', { status });
  };
}
