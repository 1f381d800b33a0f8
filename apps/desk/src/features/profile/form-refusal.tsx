import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** Under a form whose save was refused; what was typed stays. */
export function FormRefusal({ reason }: { reason: string }) {
  const { t } = useTranslation('profile');
  return (
    <Alert role="alert" color="bad" icon={<IconAlertTriangle size={16} stroke={1.75} />} title={t('failed')}>
      {t('failedKept', { reason })}
    </Alert>
  );
}
