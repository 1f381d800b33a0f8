import { ApiError } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../app/use-error-text.ts';

/** Words for a refusal; of those that have several, by the reason in its details. */
export function useCallbackError() {
  const { t } = useTranslation('callbacks');
  const errorText = useErrorText();
  return (error: unknown): string => {
    const { reason } = ((error instanceof ApiError && error.details) || {}) as { reason?: string };
    return reason ? t(`refusals.${reason}`, { defaultValue: errorText(error) }) : errorText(error);
  };
}
