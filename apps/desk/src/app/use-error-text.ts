import { ApiError } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';

/** Words for a refusal; each code of the contract has its own. */
export function useErrorText() {
  const { t } = useTranslation('errors');
  return (error: unknown) =>
    error instanceof ApiError ? t(error.code, { defaultValue: t('internal') }) : t('internal');
}
