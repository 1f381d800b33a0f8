import { listTeams, listUsers, type Team } from '@guichet/contracts';
import { Button, Drawer } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import look from '../frame/form-look.module.css';
import { icon } from '../frame/icon-look.ts';
import { TableSkeleton } from '../frame/table-skeleton.tsx';
import { TeamForm } from './team-form.tsx';
import { TeamTable } from './team-table.tsx';

export function TeamsPage() {
  const { t } = useTranslation('admin');
  const teams = useAnswer(listTeams, {});
  const users = useAnswer(listUsers, {});
  const [drawer, setDrawer] = useState<'new' | Team | null>(null);
  const all = teams.data?.teams ?? [];
  const people = users.data?.users ?? [];
  const close = () => setDrawer(null);
  const create = (
    <Button leftSection={<IconPlus {...icon} />} onClick={() => setDrawer('new')}>
      {t('teams.create')}
    </Button>
  );
  return (
    <AdminPage title={t('sections.teams')} lead={t('teams.lead')} actions={all.length > 0 && create}>
      {teams.isPending && <TableSkeleton columns={3} />}
      {teams.error && <Failure error={teams.error} onRetry={() => void teams.refetch()} />}
      {all.length > 0 && <TeamTable teams={all} users={people} onEdit={setDrawer} />}
      {teams.isSuccess && all.length === 0 && (
        <Empty icon={<IconUsersGroup {...icon} />} title={t('teams.empty.title')} text={t('teams.empty.body')}>
          {create}
        </Empty>
      )}
      <Drawer
        opened={drawer !== null}
        onClose={close}
        position="right"
        classNames={{ title: look.dialogTitle ?? '' }}
        title={drawer === 'new' || !drawer ? t('teams.createTitle') : t('teams.editTitle', { name: drawer.name })}
        closeButtonProps={{ 'aria-label': t('actions.close') }}
      >
        {drawer && (
          <TeamForm
            key={drawer === 'new' ? drawer : drawer.id}
            team={drawer === 'new' ? undefined : drawer}
            users={people}
            onClose={close}
          />
        )}
      </Drawer>
    </AdminPage>
  );
}
