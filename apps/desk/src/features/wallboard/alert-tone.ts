import type { AlertFigure, BoardRow, RaisedAlert } from '@guichet/contracts';
import type { Tone } from './board-tone.ts';

/** Places of the board; null: all queues together. */
type Place = Pick<BoardRow, 'queueId' | 'channel'> | null;

/** The colour that raised alerts give to a figure; an alarm before a warning. */
export function alertTone(alerts: readonly RaisedAlert[], figure: AlertFigure, place: Place): Tone | undefined {
  const here = alerts.filter((alert) => alert.figure === figure && isAt(alert, place));
  if (here.some(({ severity }) => severity === 'alarm')) return 'bad';
  return here.length ? 'warn' : undefined;
}

const isAt = ({ queueId, channel }: RaisedAlert, place: Place): boolean =>
  place === null
    ? queueId === null && channel === null
    : (queueId !== null || channel !== null) &&
      (queueId === null || queueId === place.queueId) &&
      (channel === null || channel === place.channel);
