import type { AlertFigure, BoardFigure, Channel, Wallboard } from '@guichet/contracts';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSecond } from '../../app/time/use-second.ts';
import { secondsSince } from '../routing/wait-words.ts';
import { alertTone } from './alert-tone.ts';
import { commonTarget, levelTone, type Tone, waitTone } from './board-tone.ts';
import { Figure } from './figure.tsx';
import { LongestWait } from './longest-wait.tsx';
import { useBoardWords } from './use-board-words.ts';
import classes from './board.module.css';

interface TileProps {
  name: string;
  figure: BoardFigure;
  tone?: Tone | undefined;
  /** The whole tile is coloured: it burns here. */
  isLoud?: boolean;
  under: ReactNode;
  children: ReactNode;
}

function Tile({ name, figure, tone, isLoud, under, children }: TileProps) {
  return (
    <div className={classes.tile} data-loud={(isLoud && tone) || undefined}>
      <h2 className={classes.tileName}>{name}</h2>
      <p className={classes.value}>
        <Figure of={{ figure }} label={name} tone={tone}>
          {children}
        </Figure>
      </p>
      <p className={classes.under}>{under}</p>
    </div>
  );
}

/** All queues in six figures, to be read across the room. */
export function BoardTiles({ board }: { board: Wallboard }) {
  const { t } = useTranslation('wallboard');
  const words = useBoardWords(board);
  const { total, rows } = board;
  useSecond(total.longestSince ?? undefined);
  const target = commonTarget(rows, ({ targetPercent }) => targetPercent);
  const longest = rows.find(({ longestSince }) => longestSince !== null && longestSince === total.longestSince);
  const wait = longest && waitTone(secondsSince(longest.longestSince!), longest.targetSeconds);
  const { today, callbacks } = total;
  const told = (figure: AlertFigure) => alertTone(board.alerts, figure, null);
  return (
    <div className={classes.tiles}>
      <Tile
        name={t('tiles.level')}
        figure="levelToday"
        tone={told('levelToday') ?? levelTone(today.level, target)}
        under={[
          target !== null && t('tiles.target', { percent: target }),
          t('tiles.now', { level: words.points(total.now.level) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      >
        {words.percent(today.level)}
      </Tile>
      <Tile
        name={t('tiles.answerRate')}
        figure="offered"
        tone={told('answerRate')}
        under={t('tiles.answered', { answered: today.answered, offered: today.offered })}
      >
        {words.percent(today.answerRate)}
      </Tile>
      <Tile
        name={t('tiles.longest')}
        figure="waiting"
        tone={told('longestWait') ?? wait}
        isLoud
        under={longest ? words.row(longest) : t('tiles.nobody')}
      >
        <LongestWait since={total.longestSince} />
      </Tile>
      <Tile
        name={t('tiles.waiting')}
        figure="waiting"
        tone={told('waiting')}
        isLoud
        under={byChannel(board, t) || t('tiles.nobody')}
      >
        {total.waiting}
      </Tile>
      <Tile
        name={t('tiles.callbacks')}
        figure="callbacksDue"
        tone={told('callbacksDue') ?? told('callbacksLate') ?? (callbacks.late > 0 ? 'bad' : undefined)}
        isLoud
        under={t('tiles.late', { count: callbacks.late })}
      >
        {callbacks.due}
      </Tile>
      <Tile
        name={t('tiles.risk')}
        figure="late"
        tone={told('late') ?? told('atRisk') ?? (total.late > 0 ? 'bad' : total.atRisk > 0 ? 'warn' : undefined)}
        isLoud
        under={t('tiles.atRisk', { count: total.atRisk })}
      >
        {total.late}
      </Tile>
    </div>
  );
}

/** `4 calls · 3 chats`. */
function byChannel({ rows }: Wallboard, t: TFunction<'wallboard'>): string {
  const counts = new Map<Channel, number>();
  for (const { channel, waiting } of rows)
    if (channel && waiting) counts.set(channel, (counts.get(channel) ?? 0) + waiting);
  return [...counts].map(([channel, count]) => t(`agents.has.${channel}`, { count })).join(' · ');
}
