import { listCalendars } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import { BackLink } from '../frame/back-link.tsx';
import { FormSkeleton } from '../frame/form-skeleton.tsx';
import { icon } from '../frame/icon-look.ts';
import { CalendarForm } from './calendar-form.tsx';

/** The form of one set of opening hours; `new` as id makes one. */
export function CalendarPage() {
  const { t } = useTranslation('routing-settings');
  const { calendarId = 'new' } = useParams();
  const calendars = useAnswer(listCalendars, {});
  const isNew = calendarId === 'new';
  const calendar = calendars.data?.calendars.find((one) => one.id === calendarId);
  return (
    <AdminPage
      width="narrow"
      above={<BackLink to="/admin/calendars" label={t('calendars.backToList')} />}
      title={calendar?.name ?? t(isNew ? 'calendars.createTitle' : 'admin:sections.calendars')}
    >
      {calendars.isPending && <FormSkeleton />}
      {calendars.error && !calendars.data && (
        <Failure error={calendars.error} onRetry={() => void calendars.refetch()} />
      )}
      {calendars.data && !isNew && !calendar && (
        <Empty
          icon={<IconCalendarTime {...icon} />}
          title={t('calendars.notFound.title')}
          text={t('calendars.notFound.body')}
        >
          <Button component={Link} to="/admin/calendars" variant="default">
            {t('calendars.backToList')}
          </Button>
        </Empty>
      )}
      {calendars.data && (isNew || calendar) && <CalendarForm key={calendarId} calendar={calendar} />}
    </AdminPage>
  );
}
