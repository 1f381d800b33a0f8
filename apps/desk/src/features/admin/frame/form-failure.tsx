import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { icon } from './icon-look.ts';
import { type ErrorArea, useErrorWords } from './use-error-words.ts';

interface Props {
  error: unknown;
  area: ErrorArea;
}

/** Under a form whose save was refused; what was typed stays. */
export function FormFailure({ error, area }: Props) {
  const { t } = useTranslation('admin');
  const words = useErrorWords(area);
  if (!error) return null;
  return (
    <Alert role="alert" color="bad" icon={<IconAlertTriangle {...icon} />} title={t('failed.save')}>
      {t('failed.saveKept', { reason: words(error) })}
    </Alert>
  );
}
