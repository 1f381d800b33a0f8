import { useTranslation } from 'react-i18next';
import { useNow } from './use-now.ts';
import { clockTime, exactTime, shortDate, spanInWords } from './words.ts';

interface AgoProps {
  at: string;
  /** `span`: 18 min. `ago`: 18 min ago. `clock`: 14:21 today, 17 Nov earlier. `time`: 14:21. */
  as?: 'span' | 'ago' | 'clock' | 'time';
  className?: string | undefined;
}

/** A time relative to now, exact on hover. */
export function Ago({ at, as = 'span', className }: AgoProps) {
  const { t, i18n } = useTranslation('app');
  const now = useNow();
  const past = now - Date.parse(at);
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const span = spanInWords(past, t);
  const words = {
    span,
    ago:
      past < 60_000
        ? t('time.now')
        : past > 86_400_000 * 6
          ? shortDate(at, i18n.language, now)
          : t('time.ago', { span }),
    time: clockTime(at, i18n.language),
    clock: isToday ? clockTime(at, i18n.language) : shortDate(at, i18n.language, now),
  }[as];
  return (
    <time dateTime={at} title={exactTime(at, i18n.language)} className={className}>
      {words}
    </time>
  );
}
