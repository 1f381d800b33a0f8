import type { Wallboard } from '@guichet/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.tsx';
import { useNow } from '../../app/time/use-now.ts';
import { clockTime } from '../../app/time/words.ts';
import { BoardAlerts } from './board-alerts.tsx';
import { BoardAgents } from './board-agents.tsx';
import { BoardTable } from './board-table.tsx';
import { BoardTiles } from './board-tiles.tsx';
import { commonTarget } from './board-tone.ts';
import { ContactsPanel } from './contacts-panel.tsx';
import { useDrill } from './drill.ts';
import { useBoardWords } from './use-board-words.ts';
import classes from './board.module.css';

interface Props {
  board: Wallboard;
  /** As large as the screen allows. */
  isWall?: boolean;
  actions: ReactNode;
}

/** The whole board: what it says at a glance, each queue, everybody who is there. */
export function BoardView({ board, isWall, actions }: Props) {
  const { t, i18n } = useTranslation('wallboard');
  const { session } = useSession();
  const { drill, close } = useDrill();
  const now = useNow();
  const intro = useIntro(board);
  return (
    <div className={classes.board} data-wall={isWall || undefined}>
      <header className={classes.head}>
        <h1 className={classes.title}>{isWall ? session.tenant.name : t('title')}</h1>
        <p className={classes.intro}>{intro}</p>
        <div className={classes.actions}>{actions}</div>
        <time className={classes.clock}>{clockTime(now, i18n.language)}</time>
      </header>
      <BoardTiles board={board} />
      <div className={classes.body}>
        <section className={classes.card} aria-label={t('queues')}>
          <BoardTable board={board} />
          <BoardAlerts board={board} />
        </section>
        <BoardAgents board={board} />
        {drill && <ContactsPanel drill={drill} board={board} onClose={close} />}
      </div>
    </div>
  );
}

/** By which formula the service level is counted, and against what. */
function useIntro(board: Wallboard): string {
  const { t } = useTranslation('wallboard');
  const words = useBoardWords(board);
  const percent = commonTarget(board.rows, (row) => row.targetPercent);
  const seconds = commonTarget(board.rows, (row) => row.targetSeconds);
  const target =
    percent !== null && seconds !== null ? t('target', { percent, wait: words.seconds(seconds) }) : t('targetsDiffer');
  return t('intro', { formula: board.formula, target });
}
