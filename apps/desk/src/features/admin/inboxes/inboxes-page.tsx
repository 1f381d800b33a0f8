import { listInboxSettings, listTeams } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconAt, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import { icon } from '../frame/icon-look.ts';
import { TableSkeleton } from '../frame/table-skeleton.tsx';
import { InboxTable } from './inbox-table.tsx';

export function InboxesPage() {
  const { t } = useTranslation('admin');
  const inboxes = useAnswer(listInboxSettings, {});
  const teams = useAnswer(listTeams, {});
  const all = inboxes.data?.inboxes ?? [];
  const create = (
    <Button component={Link} to="/admin/inboxes/new" leftSection={<IconPlus {...icon} />}>
      {t('inboxes.create')}
    </Button>
  );
  return (
    <AdminPage title={t('sections.inboxes')} lead={t('inboxes.lead')} actions={all.length > 0 && create}>
      {inboxes.isPending && <TableSkeleton columns={4} rows={3} />}
      {inboxes.error && !inboxes.data && <Failure error={inboxes.error} onRetry={() => void inboxes.refetch()} />}
      {all.length > 0 && <InboxTable inboxes={all} teams={teams.data?.teams ?? []} />}
      {inboxes.isSuccess && all.length === 0 && (
        <Empty icon={<IconAt {...icon} />} title={t('inboxes.empty.title')} text={t('inboxes.empty.body')}>
          {create}
        </Empty>
      )}
    </AdminPage>
  );
}
