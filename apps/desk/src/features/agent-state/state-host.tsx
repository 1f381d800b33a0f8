import { Button } from '@mantine/core';
import { IconBellOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../app/commands.ts';
import { late, LateMenu } from '../../app/late.tsx';
import { StateButton } from './state-button.tsx';
import { useChangeMyStatus, useMyStatus } from './use-my-status.ts';
import classes from './state-host.module.css';

const StateMenu = late(async () => (await import('./state-menu.tsx')).StateMenu);

/** My state with its menu, on the bar. */
export function StateHost() {
  const { t } = useTranslation('routing');
  const status = useMyStatus();
  const change = useChangeMyStatus();
  const goReady = () => change.mutate({ action: 'ready' });
  useCommands(
    status && status.state !== 'ready'
      ? [{ id: 'state.ready', group: 'desk', label: t('state.goReady'), run: goReady }]
      : [],
  );
  if (!status) return null;
  return (
    <LateMenu of={StateMenu} button={(open) => <StateButton onClick={open} />}>
      <StateMenu />
    </LateMenu>
  );
}

/** Offers rang in vain, so none are made: said where it cannot be missed, and over with one press. */
export function NotRespondingLine() {
  const { t } = useTranslation('routing');
  const change = useChangeMyStatus();
  if (useMyStatus()?.state !== 'not_responding') return null;
  return (
    <div className={classes.line} role="alert">
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
