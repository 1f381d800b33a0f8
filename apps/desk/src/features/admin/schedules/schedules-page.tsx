import { deleteReportSchedule, listReportSchedules, type ReportSchedule } from '@guichet/contracts';
import { IconMailForward } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { useUserName } from '../../../app/people.ts';
import { clockTime, shortDate } from '../../../app/time/words.ts';
import table from '../frame/stack-table.module.css';
import { DeleteItem } from '../routing/delete-item.tsx';
import { ListPage } from '../routing/list-page.tsx';
import { LastMails } from './last-mails.tsx';
import { PauseAction } from './pause-action.tsx';
import { ScheduleForm } from './schedule-form.tsx';
import { useScheduleWords } from './use-schedule-words.ts';

/** Mails leave a moment after they are due; nothing tells the desk. */
const ASK_EVERY_MS = 10_000;
const NAMED = 3;

/** Reports that are mailed by themselves. */
export function SchedulesPage() {
  const { t, i18n } = useTranslation('routing-settings');
  const answer = useAnswer(listReportSchedules, {}, { refetchInterval: ASK_EVERY_MS });
  const words = useScheduleWords();
  const nameOf = useUserName();
  const people = ({ mailTo }: ReportSchedule) => {
    const names = mailTo.slice(0, NAMED).map(nameOf).join(', ');
    return mailTo.length > NAMED ? t('schedules.and', { names, count: mailTo.length - NAMED }) : names;
  };
  const next = ({ nextDueAt: at }: ReportSchedule) => {
    const words = [shortDate, clockTime].map((write) => at && write(at, i18n.language)).join(', ');
    return at ? t('schedules.next', { at: words }) : t('schedules.paused');
  };
  return (
    <ListPage
      area="schedules"
      icon={IconMailForward}
      answer={answer}
      items={answer.data?.schedules ?? []}
      nameOf={({ name }) => name}
      columns={[
        {
          key: 'what',
          show: (schedule) => two(t(`schedules.periods.${schedule.period}`), words.selection(schedule)),
        },
        { key: 'when', show: (schedule) => two(words.rhythm(schedule), next(schedule)) },
        { key: 'to', show: people },
        { key: 'last', show: ({ last }) => <LastMails last={last} /> },
      ]}
      remove={(schedule) => (
        <>
          <PauseAction schedule={schedule} />
          <DeleteItem
            name={schedule.name}
            area="schedules"
            endpoint={deleteReportSchedule}
            request={{ scheduleId: schedule.id }}
            invalidates={[listReportSchedules]}
          />
        </>
      )}
      form={(schedule: ReportSchedule | undefined, close) => <ScheduleForm schedule={schedule} onClose={close} />}
    />
  );
}

const two = (line: string, under: string) => (
  <div>
    {line}
    <div className={table.under}>{under}</div>
  </div>
);
