import { useTranslation } from 'react-i18next';
import { useNow } from '../../../app/time/use-now.ts';
import { StatusMark } from '../frame/status-mark.tsx';
import { type Hours, type Moment, openingAt } from './opening.ts';

/** `Ouvert, jusqu’à 18:00`: what these hours mean now. */
export function OpeningPreview({ hours }: { hours: Hours }) {
  const { t, i18n } = useTranslation('routing-settings');
  const now = useNow();
  const opening = openingAt(hours, new Date(now));
  const today = new Intl.DateTimeFormat('sv', { timeZone: hours.zone }).format(now);
  const words = ({ date, time }: Moment) => {
    if (date === today) return t('calendars.preview.today', { time });
    const day = new Intl.DateTimeFormat(i18n.language, {
      timeZone: 'UTC',
      weekday: 'long',
      day: 'numeric',
      month: 'long',
    }).format(Date.parse(`${date}T12:00:00Z`));
    return t('calendars.preview.day', { day, time });
  };
  if (opening.state === 'open')
    return (
      <StatusMark
        tone="ok"
        label={
          opening.until
            ? t('calendars.preview.open', { until: words(opening.until) })
            : t('calendars.preview.alwaysOpen')
        }
      />
    );
  return (
    <StatusMark
      tone={opening.next ? 'mute' : 'bad'}
      label={
        opening.next ? t('calendars.preview.closed', { next: words(opening.next) }) : t('calendars.preview.neverOpen')
      }
    />
  );
}
