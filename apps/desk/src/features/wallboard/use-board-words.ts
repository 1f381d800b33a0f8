import { type BoardRow, type Channel, dateLocale, type Wallboard } from '@guichet/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clockOf } from '../../app/time/clock.ts';

/** From here on a wait is said in hours: nobody counts the seconds of a mail. */
const HOUR = 3600;

type Place = Pick<BoardRow, 'channel'> & { queueId: string | null };

/** Figures as the board writes them. Nothing counted is a dash. */
export function useBoardWords(board: Wallboard) {
  const { t, i18n } = useTranslation(['wallboard', 'app']);
  const percents = useMemo(
    () => new Intl.NumberFormat(dateLocale(i18n.language), { style: 'percent', maximumFractionDigits: 0 }),
    [i18n.language],
  );
  const names = useMemo(() => new Map(board.queues.map(({ id, name }) => [id, name])), [board.queues]);
  const channel = (one: Channel | null) => (one ? t(`app:channel.${one}`) : t('noChannel'));
  const queue = (queueId: string) => names.get(queueId) ?? '';
  return {
    channel,
    queue,
    row: ({ queueId, channel: one }: Place) =>
      [queueId === null ? t('noQueue') : queue(queueId), one && channel(one)].filter(Boolean).join(' · '),
    /** Of a hundred, where the sign stands beside it already. */
    points: (share: number | null) => (share === null ? '—' : String(Math.round(share * 100))),
    percent: (share: number | null) => (share === null ? '—' : percents.format(share)),
    seconds: (seconds: number | null) => (seconds === null ? '—' : spanOf(seconds, t)),
  };
}

type Say = ReturnType<typeof useTranslation<['wallboard', 'app']>>['t'];
/** `0:42`, `12:04`, then `2 h 10` and `3 d`. */
export function spanOf(seconds: number, t: Say): string {
  if (seconds < HOUR) return clockOf(seconds);
  const hours = Math.floor(seconds / HOUR);
  if (hours >= 48) return t('app:time.days', { days: Math.floor(hours / 24) });
  return t('app:time.hoursMinutes', { hours, minutes: String(Math.floor((seconds % HOUR) / 60)).padStart(2, '0') });
}
