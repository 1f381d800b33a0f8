import type { Disposition } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';

/** A standard disposition in the reader's language, a tenant's own as it was written. */
export function useDispositionName() {
  const { t } = useTranslation('routing');
  return ({ code, name }: Pick<Disposition, 'code' | 'name'>) => (code ? t(`dispositions.${code}`) : name);
}
