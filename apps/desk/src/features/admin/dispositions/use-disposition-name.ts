import type { Disposition } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';

/** Standard dispositions are said in the reader's language, others as they were named. */
export function useDispositionName() {
  const { t } = useTranslation('routing-settings');
  return ({ code, name }: Pick<Disposition, 'code' | 'name'>) =>
    code === null ? name : t(`dispositions.standard.${code}`);
}
