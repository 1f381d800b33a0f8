import { listTeams, listUsers, type User } from '@guichet/contracts';
import { Button, Drawer, TextInput } from '@mantine/core';
import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import look from '../frame/form-look.module.css';
import { icon } from '../frame/icon-look.ts';
import { useAnswer } from '../../../app/api.ts';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import { TableSkeleton } from '../frame/table-skeleton.tsx';
import { EditUser } from './edit-user.tsx';
import { InviteUser } from './invite-user.tsx';
import { UserTable } from './user-table.tsx';
import classes from './user-table.module.css';

/** From here on finding someone by eye takes longer than typing. */
const SEARCH_FROM = 8;

export function UsersPage() {
  const { t } = useTranslation('admin');
  const users = useAnswer(listUsers, {});
  const teams = useAnswer(listTeams, {});
  const [drawer, setDrawer] = useState<'invite' | User | null>(null);
  const [query, setQuery] = useState('');
  const all = users.data?.users ?? [];
  const sought = query.trim().toLocaleLowerCase();
  const found = all.filter((user) => `${user.name} ${user.email}`.toLocaleLowerCase().includes(sought));
  const close = () => setDrawer(null);
  return (
    <AdminPage
      title={t('sections.users')}
      lead={t('users.lead')}
      actions={
        <Button leftSection={<IconUserPlus {...icon} />} onClick={() => setDrawer('invite')}>
          {t('users.invite')}
        </Button>
      }
    >
      {all.length >= SEARCH_FROM && (
        <TextInput
          type="search"
          className={classes.search}
          aria-label={t('users.search')}
          placeholder={t('users.searchPlaceholder')}
          leftSection={<IconSearch {...icon} />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      {users.isPending && <TableSkeleton columns={5} />}
      {users.error && <Failure error={users.error} onRetry={() => void users.refetch()} />}
      {found.length > 0 && <UserTable users={found} teams={teams.data?.teams ?? []} onEdit={setDrawer} />}
      {users.isSuccess && found.length === 0 && (
        <Empty icon={<IconSearch {...icon} />} title={t('users.noMatch', { query })} text={t('users.noMatchHelp')}>
          <Button variant="default" onClick={() => setQuery('')}>
            {t('users.clearSearch')}
          </Button>
        </Empty>
      )}
      {all.length === 1 && (
        <Empty icon={<IconUserPlus {...icon} />} title={t('users.empty.title')} text={t('users.empty.body')} />
      )}
      <Drawer
        opened={drawer !== null}
        onClose={close}
        position="right"
        classNames={{ title: look.dialogTitle ?? '' }}
        title={drawer === 'invite' || !drawer ? t('users.inviteTitle') : t('users.editTitle', { name: drawer.name })}
        closeButtonProps={{ 'aria-label': t('actions.close') }}
      >
        {drawer === 'invite' && <InviteUser teams={teams.data?.teams ?? []} onClose={close} />}
        {drawer && drawer !== 'invite' && (
          <EditUser key={drawer.id} user={drawer} teams={teams.data?.teams ?? []} onClose={close} />
        )}
      </Drawer>
    </AdminPage>
  );
}
