import type { RaisedAlert, Wallboard } from '@guichet/contracts';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { TimeInState } from '../agent-state/time-in-state.tsx';
import { useBoardWords } from './use-board-words.ts';
import classes from './board.module.css';

/** What somebody wanted to be told of, while it lasts. */
export function BoardAlerts({ board }: { board: Wallboard }) {
  const { t } = useTranslation('wallboard');
  const words = useBoardWords(board);
  const placeOf = ({ queueId, channel }: RaisedAlert) =>
    [queueId ? words.queue(queueId) : t('allQueues'), channel && words.channel(channel)].filter(Boolean).join(' · ');
  if (board.alerts.length === 0) return null;
  return (
    <ul className={classes.alerts} aria-label={t('alerts.title')}>
      {board.alerts.map((alert) => (
        <li key={alert.id} className={classes.alert} data-severity={alert.severity}>
          <IconAlertTriangle stroke={1.75} aria-hidden />
          <b>{alert.name}</b>
          <span>{placeOf(alert)}</span>
          <span className={classes.alertTime}>
            {t('alerts.since')} <TimeInState since={alert.since} />
          </span>
        </li>
      ))}
    </ul>
  );
}
