import { Button } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../use-error-text.ts';
import classes from './states.module.css';

interface FailureProps {
  error: unknown;
  /** What was kept, when there is something to keep. */
  kept?: string;
  onRetry?: () => void;
  isPage?: boolean;
}

/** What happened, what was kept, what to do. */
export function Failure({ error, kept, onRetry, isPage }: FailureProps) {
  const { t } = useTranslation('app');
  const words = useErrorText();
  return (
    <div className={classes.state} role="alert" data-page={isPage || undefined}>
      <IconCloudOff className={classes.icon} stroke={1.75} aria-hidden />
      <p className={classes.title}>{words(error)}</p>
      <p className={classes.text}>{kept ?? t('failure.kept')}</p>
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          {t('failure.retry')}
        </Button>
      )}
    </div>
  );
}
