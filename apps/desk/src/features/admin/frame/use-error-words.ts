import { ApiError } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../app/use-error-text.ts';

/** Parts of the locale whose `errors` say a code better than the general words do. */
export type ErrorArea = 'users' | 'teams' | 'inboxes' | 'mailboxes';

/** Words for a refusal: those of the area where it has some, else the general ones. */
export function useErrorWords(area: ErrorArea) {
  const { t, i18n } = useTranslation('admin');
  const words = useErrorText();
  return (error: unknown) => {
    const key = error instanceof ApiError ? `${area}.errors.${error.code}` : '';
    return key && i18n.exists(`admin:${key}`) ? t(key) : words(error);
  };
}
