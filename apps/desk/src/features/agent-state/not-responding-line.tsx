import { Button } from '@mantine/core';
import { IconBellOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useChangeMyStatus, useMyStatus } from './use-my-status.ts';
import classes from './not-responding-line.module.css';

/** Offers rang in vain, so none are made: said where it cannot be missed, and over with one press. */
export function NotRespondingLine({ isStrip = false }: { isStrip?: boolean }) {
  const { t } = useTranslation('routing');
  const change = useChangeMyStatus();
  if (useMyStatus()?.state !== 'not_responding') return null;
  return (
    <div className={classes.line} role="alert" data-strip={isStrip || undefined}>
      <IconBellOff size={16} stroke={1.75} aria-hidden className={classes.icon} />
      <span className={classes.words}>{t('state.notResponding')}</span>
      <Button
        size="compact-sm"
        variant="default"
        loading={change.isPending}
        onClick={() => change.mutate({ action: 'ready' })}
      >
        {t('state.readyAgain')}
      </Button>
    </div>
  );
}
