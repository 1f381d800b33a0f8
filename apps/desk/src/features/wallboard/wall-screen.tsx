import { ActionIcon } from '@mantine/core';
import { IconMaximize, IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCommandKeys } from '../../app/commands.ts';
import { connect, useConnection } from '../../app/realtime.ts';
import { useSession } from '../../app/session.tsx';
import { Failure } from '../../app/states/failure.tsx';
import { NotFound } from '../../app/states/not-found.tsx';
import { useRoutingEvents } from '../routing/use-routing-events.ts';
import { follow } from './alert-news.ts';
import { BoardView } from './board-view.tsx';
import { useBoard } from './use-board.ts';
import classes from './board.module.css';

/** The wallboard alone, for a large screen on the wall: no desk around it, and it keeps itself connected. */
export function WallScreen() {
  useEffect(connect, []);
  useEffect(follow, []);
  return useSession().can('routing.supervise') ? <Wall /> : <NotFound />;
}

function Wall() {
  const { t } = useTranslation(['wallboard', 'app']);
  const isOffline = useConnection() === 'offline';
  useRoutingEvents();
  useCommandKeys();
  const { data, error, refetch } = useBoard();
  return (
    <main id="main" className={classes.wall} tabIndex={-1}>
      {isOffline && (
        <p role="status" className={classes.offline}>
          {t('offline')}
        </p>
      )}
      {!data && error && <Failure error={error} onRetry={() => void refetch()} />}
      {data && (
        <BoardView
          board={data}
          isWall
          actions={
            <>
              {document.fullscreenEnabled && (
                <ActionIcon
                  aria-label={t('fill')}
                  onClick={() => void document.documentElement.requestFullscreen().catch(() => undefined)}
                >
                  <IconMaximize size={18} stroke={1.75} />
                </ActionIcon>
              )}
              <ActionIcon component={Link} to="/wallboard" aria-label={t('leave')}>
                <IconX size={18} stroke={1.75} />
              </ActionIcon>
            </>
          }
        />
      )}
    </main>
  );
}
