import type { DeskCall } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useUserName } from '../../app/people.ts';
import { colleagueIn, type ConsultPhase } from './call-phase.ts';
import { useCallActions } from './use-call-actions.ts';
import classes from './call-bar.module.css';

/** A colleague is asked, or third in the talk: what becomes of it. */
export function ConsultButtons({ call, phase }: { call: DeskCall; phase: ConsultPhase }) {
  const { t } = useTranslation('calls');
  const nameOf = useUserName();
  const { endConsult } = useCallActions();
  const name = nameOf(colleagueIn(call)?.userId);
  const end = (how: 'hand-over' | 'join' | 'drop') => ({
    size: 'compact-sm',
    radius: 'xl',
    variant: 'default',
    disabled: endConsult.isPending,
    onClick: () => endConsult.mutate({ callId: call.id, how }),
  });
  return (
    <span className={classes.consult} role="group" aria-label={t('consult.with', { name })}>
      <span className={classes.colleague}>{t(`consult.${phase}`, { name })}</span>
      {phase !== 'asking' && <Button {...end('hand-over')}>{t('consult.handOver')}</Button>}
      {phase === 'consulting' && <Button {...end('join')}>{t('consult.join')}</Button>}
      <Button {...end('drop')}>{t(phase === 'joined' ? 'consult.without' : 'consult.back')}</Button>
    </span>
  );
}
