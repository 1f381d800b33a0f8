import type { Customer } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';

/** Since when somebody is a customer, and of what value. */
export function useSince() {
  const { t, i18n } = useTranslation(['customer', 'app']);
  return ({ createdAt, valueClass }: Customer) => {
    const since = new Date(createdAt).toLocaleDateString(i18n.language, { month: 'long', year: 'numeric' });
    return [t('since', { since }), valueClass !== 'standard' && t(`app:valueClass.${valueClass}`)]
      .filter(Boolean)
      .join('\u00a0· ');
  };
}
