import { listReportSchedules, type ReportSchedule, updateReportSchedule } from '@guichet/contracts';
import { ActionIcon } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../app/api.ts';
import { dayAndTime } from '../../../app/time/words.ts';
import { icon } from '../frame/icon-look.ts';
import { useErrorWords } from '../frame/use-error-words.ts';
import { useTell } from '../frame/use-tell.ts';
import { valuesOf, wishesOf } from './schedule-values.ts';

/** Lets it rest, or go on. */
export function PauseAction({ schedule }: { schedule: ReportSchedule }) {
  const { t, i18n } = useTranslation('routing-settings');
  const tell = useTell();
  const words = useErrorWords('schedules');
  const update = useAction(updateReportSchedule, { invalidates: [listReportSchedules] });
  const { id: scheduleId, name, isEnabled } = schedule;
  const turn = () =>
    update.mutate(
      { scheduleId, ...wishesOf({ ...valuesOf(schedule), isEnabled: !isEnabled }) },
      {
        onSuccess: ({ nextDueAt }) =>
          tell.done(
            nextDueAt
              ? t('schedules.nowSent', { name, at: dayAndTime(nextDueAt, i18n.language) })
              : t('schedules.nowPaused', { name }),
          ),
        onError: (error) => tell.refused(t('admin:failed.action'), words(error)),
      },
    );
  return (
    <ActionIcon
      aria-label={t(isEnabled ? 'schedules.pause' : 'schedules.resume', { name })}
      loading={update.isPending}
      onClick={turn}
    >
      {isEnabled ? <IconPlayerPause {...icon} /> : <IconPlayerPlay {...icon} />}
    </ActionIcon>
  );
}
