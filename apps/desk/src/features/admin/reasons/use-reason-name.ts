import type { NotReadyReason } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';

/** Standard reasons are said in the reader's language, others as they were named. */
export function useReasonName() {
  const { t } = useTranslation('routing-settings');
  return ({ code, name }: Pick<NotReadyReason, 'code' | 'name'>) =>
    code === null ? name : t(`reasons.standard.${code}`);
}
