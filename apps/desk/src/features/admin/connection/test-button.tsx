import { Button } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../app/use-error-text.ts';
import { icon } from '../frame/icon-look.ts';
import { Notice } from '../frame/notice.tsx';

interface Props {
  label: string;
  isBusy: boolean;
  /** The test itself could not run; a test that ran and failed is a result. */
  error: unknown;
  onTest: () => void;
}

export function TestButton({ label, isBusy, error, onTest }: Props) {
  const { t } = useTranslation('admin');
  const words = useErrorText();
  return (
    <>
      <div>
        <Button variant="default" leftSection={<IconPlugConnected {...icon} />} loading={isBusy} onClick={onTest}>
          {label}
        </Button>
      </div>
      {Boolean(error) && !isBusy && (
        <Notice tone="bad" title={t('failed.action')}>
          {words(error)}
        </Notice>
      )}
    </>
  );
}
