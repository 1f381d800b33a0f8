import type { AlertFigure, BoardFigure, BoardRow, Wallboard } from '@guichet/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSecond } from '../../app/time/use-second.ts';
import { CHANNEL_ICONS } from '../agent-state/channel-icons.tsx';
import { secondsSince } from '../routing/wait-words.ts';
import { ArrivalsLine } from './arrivals-line.tsx';
import { alertTone } from './alert-tone.ts';
import { levelTone, type Tone, waitTone } from './board-tone.ts';
import { Figure } from './figure.tsx';
import { LongestWait } from './longest-wait.tsx';
import { useBoardWords } from './use-board-words.ts';
import classes from './board.module.css';

const COLUMNS = [
  'waiting',
  'longest',
  'now',
  'today',
  'answerRate',
  'abandoned',
  'answerTime',
  'due',
  'risk',
  'ready',
  'arrivals',
] as const;

/** All queues, channel by channel. */
export function BoardTable({ board }: { board: Wallboard }) {
  const { t } = useTranslation('wallboard');
  return (
    <table className={classes.table} aria-label={t('queues')}>
      <thead>
        <tr>
          <th scope="col">{t('columns.queue')}</th>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" title={t(`help.${column}`)}>
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {board.rows.map((row) => (
          <Row key={`${row.queueId} ${row.channel}`} board={board} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ board, row }: { board: Wallboard; row: BoardRow }) {
  const { t } = useTranslation('wallboard');
  const words = useBoardWords(board);
  useSecond(row.longestSince ?? undefined);
  const { queueId, channel, today, now, targetPercent, targetSeconds, callbacks } = row;
  const Icon = channel && CHANNEL_ICONS[channel];
  const wait = row.longestSince && waitTone(secondsSince(row.longestSince), targetSeconds);
  const told = (figure: AlertFigure) => alertTone(board.alerts, figure, row);
  /** An alert of several channels together is not about the one where nothing is. */
  const toldOf = (figure: AlertFigure, count: number) => (count > 0 ? told(figure) : undefined);
  const target = t('target', { percent: targetPercent, wait: words.seconds(targetSeconds) });
  const figure = (name: BoardFigure, shown: ReactNode, tone?: Tone) => (
    <Figure
      of={{ figure: name, queueId, ...(channel ? { channel } : {}) }}
      label={`${t(`figures.${name}`)}, ${words.row(row)}`}
      tone={tone}
    >
      {shown}
    </Figure>
  );
  const cell = (column: (typeof COLUMNS)[number], content: ReactNode, isBig = false) => (
    <td data-label={t(`columns.${column}`)} data-big={isBig || undefined}>
      {content}
    </td>
  );
  return (
    <tr>
      <th scope="row" title={target}>
        <span className={classes.queue}>
          {Icon && (
            <span className={classes.mark}>
              <Icon stroke={1.75} aria-hidden />
            </span>
          )}
          <span>{words.row(row)}</span>
        </span>
      </th>
      {cell('waiting', figure('waiting', row.waiting, toldOf('waiting', row.waiting)), true)}
      {cell(
        'longest',
        row.longestSince
          ? figure('waiting', <LongestWait since={row.longestSince} />, told('longestWait') ?? (wait || undefined))
          : '—',
      )}
      {cell(
        'now',
        figure('levelNow', words.percent(now.level), told('levelNow') ?? levelTone(now.level, targetPercent)),
        true,
      )}
      {cell(
        'today',
        figure('levelToday', words.percent(today.level), told('levelToday') ?? levelTone(today.level, targetPercent)),
      )}
      {cell('answerRate', figure('offered', words.percent(today.answerRate), told('answerRate')))}
      {cell(
        'abandoned',
        <>
          {today.abandonedShort > 0 && (
            <small>{figure('abandonedShort', t('short', { count: today.abandonedShort }))}</small>
          )}
          {figure('abandoned', today.abandoned, toldOf('abandoned', today.abandoned))}
        </>,
      )}
      {cell('answerTime', figure('answered', words.seconds(today.answerSeconds), told('answerSeconds')))}
      {cell(
        'due',
        channel === 'callback' ? (
          <Pair figure={figure} of="callbacks" first={callbacks.due} late={callbacks.late} />
        ) : (
          '—'
        ),
      )}
      {cell('risk', <Pair figure={figure} of="answers" first={row.atRisk} late={row.late} />)}
      {cell(
        'ready',
        <>
          {row.occupancy !== null && (
            <small className={classes.plain} data-tone={told('occupancy')}>
              {t('occupied', { percent: words.percent(row.occupancy) })}
            </small>
          )}
          <span className={classes.plain} data-tone={told('readyAgents')}>
            {row.readyAgents}
          </span>
        </>,
      )}
      {cell('arrivals', <ArrivalsLine arrivals={row.arrivals} />)}
    </tr>
  );
}

interface PairProps {
  figure: (name: BoardFigure, shown: ReactNode, tone?: Tone) => ReactNode;
  of: 'callbacks' | 'answers';
  first: number;
  late: number;
}
const PAIRS = { callbacks: ['callbacksDue', 'callbacksLate'], answers: ['atRisk', 'late'] } as const;

/** What comes due, and what is late already. */
function Pair({ figure, of, first, late }: PairProps) {
  const [soon, over] = PAIRS[of];
  return (
    <span className={classes.pair}>
      {figure(soon, first, of === 'answers' && first > 0 ? 'warn' : undefined)}
      <span aria-hidden>/</span>
      {figure(over, late, late > 0 ? 'bad' : undefined)}
    </span>
  );
}
