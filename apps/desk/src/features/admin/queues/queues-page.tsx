import { listCalendars, listQueueSettings, listSkills, listUsers } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconPlus, IconStack2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import { icon } from '../frame/icon-look.ts';
import { TableSkeleton } from '../frame/table-skeleton.tsx';
import { QueueTable } from './queue-table.tsx';

export function QueuesPage() {
  const { t } = useTranslation('routing-settings');
  const queues = useAnswer(listQueueSettings, {});
  const users = useAnswer(listUsers, {});
  const skills = useAnswer(listSkills, {});
  const calendars = useAnswer(listCalendars, {});
  const all = queues.data?.queues ?? [];
  const create = (
    <Button component={Link} to="/admin/queues/new" leftSection={<IconPlus {...icon} />}>
      {t('queues.create')}
    </Button>
  );
  return (
    <AdminPage title={t('admin:sections.queues')} lead={t('queues.lead')} actions={all.length > 0 && create}>
      {queues.isPending && <TableSkeleton columns={4} rows={3} />}
      {queues.error && !queues.data && <Failure error={queues.error} onRetry={() => void queues.refetch()} />}
      {all.length > 0 && (
        <QueueTable
          queues={all}
          users={users.data?.users ?? []}
          skills={skills.data?.skills ?? []}
          calendars={calendars.data?.calendars ?? []}
        />
      )}
      {queues.isSuccess && all.length === 0 && (
        <Empty icon={<IconStack2 {...icon} />} title={t('queues.empty.title')} text={t('queues.empty.body')}>
          {create}
        </Empty>
      )}
    </AdminPage>
  );
}
