import { useTranslation } from 'react-i18next';

/** Names by id; of what is gone meanwhile it says so. */
export function useNames(all: readonly { id: string; name: string }[]) {
  const { t } = useTranslation('routing-settings');
  return (id: string) => all.find((one) => one.id === id)?.name ?? t('gone');
}
