import { Button } from '@mantine/core';
import { IconBellRinging, IconMaximize } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../app/session.tsx';
import { Failure } from '../../app/states/failure.tsx';
import { NotFound } from '../../app/states/not-found.tsx';
import { QueueSkeleton } from '../queues/queue-skeleton.tsx';
import { follow } from './alert-news.ts';
import { BoardView } from './board-view.tsx';
import { useBoard } from './use-board.ts';
import classes from './board.module.css';

// This code comes ahead of time: supervisors hear of alerts on whatever page they are.
follow();

/** The wallboard beside the desk's left column. */
export function BoardPage() {
  return useSession().can('routing.supervise') ? <Board /> : <NotFound />;
}

function Board() {
  const { t } = useTranslation('wallboard');
  const { data, error, refetch } = useBoard();
  if (!data)
    return (
      <div className={classes.page}>
        {error ? <Failure error={error} onRetry={() => void refetch()} /> : <QueueSkeleton rows={8} />}
      </div>
    );
  return (
    <div className={classes.page}>
      <BoardView
        board={data}
        actions={
          <>
            <Button
              component={Link}
              to="/admin/alerts"
              size="compact-sm"
              variant="default"
              leftSection={<IconBellRinging size={16} stroke={1.75} aria-hidden />}
            >
              {t('alerts.rules')}
            </Button>
            <Button
              component={Link}
              to="/wallboard/screen"
              size="compact-sm"
              variant="default"
              leftSection={<IconMaximize size={16} stroke={1.75} aria-hidden />}
            >
              {t('screen')}
            </Button>
          </>
        }
      />
    </div>
  );
}
