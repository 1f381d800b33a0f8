import { ApiError, IMPORT_FAILURES, IMPORT_FIELDS, type ImportFailure } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../app/use-error-text.ts';

/** Why a file is not read, in words; a refusal that says nothing of the file keeps the general ones. */
export function useFailureWords() {
  const { t } = useTranslation('contact-imports');
  const words = useErrorText();
  const failure = (reason: ImportFailure, what: string) => {
    const field = IMPORT_FIELDS.find((one) => one === what);
    return t(`failures.${reason}`, { what: field ? t(`fields.${field}`) : what });
  };
  return {
    failure,
    error: (error: unknown) => {
      const { reason, what = '' } = ((error instanceof ApiError && error.details) || {}) as {
        reason?: string;
        what?: string;
      };
      const known = IMPORT_FAILURES.find((one) => one === reason);
      return known ? failure(known, what) : words(error);
    },
  };
}
