import { listCalendars } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconCalendarTime, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import { icon } from '../frame/icon-look.ts';
import { TableSkeleton } from '../frame/table-skeleton.tsx';
import { CalendarTable } from './calendar-table.tsx';

export function CalendarsPage() {
  const { t } = useTranslation('routing-settings');
  const calendars = useAnswer(listCalendars, {});
  const all = calendars.data?.calendars ?? [];
  const create = (
    <Button component={Link} to="/admin/calendars/new" leftSection={<IconPlus {...icon} />}>
      {t('calendars.create')}
    </Button>
  );
  return (
    <AdminPage title={t('admin:sections.calendars')} lead={t('calendars.lead')} actions={all.length > 0 && create}>
      {calendars.isPending && <TableSkeleton columns={4} rows={3} />}
      {calendars.error && !calendars.data && (
        <Failure error={calendars.error} onRetry={() => void calendars.refetch()} />
      )}
      {all.length > 0 && <CalendarTable calendars={all} />}
      {calendars.isSuccess && all.length === 0 && (
        <Empty
          icon={<IconCalendarTime {...icon} />}
          title={t('calendars.empty.title')}
          text={t('calendars.empty.body')}
        >
          {create}
        </Empty>
      )}
    </AdminPage>
  );
}
