import type { ReportSchedule } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useQueues } from '../../routing/queue-mark.tsx';
import { weekdayName } from './weekday-name.ts';

const here = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A schedule in the reader's words. */
export function useScheduleWords() {
  const { t, i18n } = useTranslation(['routing-settings', 'reports']);
  const queues = useQueues();
  const rhythm = ({ every, day, time, zone }: ReportSchedule): string => {
    const dayOfMonth = day === 1 ? t('schedules.said.first') : day;
    const name = every === 'week' ? weekdayName(day!, i18n.language) : dayOfMonth;
    const when = t(`schedules.said.${every}`, { day: name, time });
    return zone === here() ? when : t('schedules.said.zone', { when, zone: zone.replaceAll('_', ' ') });
  };
  const selection = ({ groupBy, formula, queueId, channel, targetSeconds }: ReportSchedule): string =>
    [
      groupBy === 'all'
        ? t('reports:groups.all')
        : t('schedules.by', { group: t(`reports:groups.${groupBy}`).toLocaleLowerCase(i18n.language) }),
      formula,
      queueId && (queues?.find(({ id }) => id === queueId)?.name ?? t('gone')),
      channel && t(`reports:channels.${channel}`),
      targetSeconds && `${targetSeconds}${t('reports:target.seconds')}`,
    ]
      .filter(Boolean)
      .join(' · ');
  return { rhythm, selection };
}
