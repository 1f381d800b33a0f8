import type { Team, User } from '@guichet/contracts';
import { Table, Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session.tsx';
import { AdminTable } from '../frame/admin-table.tsx';
import table from '../frame/stack-table.module.css';
import { StatusMark } from '../frame/status-mark.tsx';
import { UserMenu } from './user-menu.tsx';
import classes from './user-table.module.css';

interface Props {
  users: readonly User[];
  teams: readonly Team[];
  onEdit: (user: User) => void;
}

const TONES = { active: 'ok', invited: 'warn', disabled: 'mute' } as const;

export function UserTable({ users, teams, onEdit }: Props) {
  const { t } = useTranslation('admin');
  const { session } = useSession();
  const nameOf = new Map(teams.map((team) => [team.id, team.name]));
  return (
    <AdminTable
      label={t('users.list')}
      columns={[t('users.name'), t('users.role'), t('users.visibility'), t('users.teams'), t('users.status')]}
    >
      {users.map((user) => (
        <Table.Tr key={user.id} data-off={user.status === 'disabled'} className={classes.row}>
          <Table.Td>
            <UnstyledButton className={table.open} onClick={() => onEdit(user)}>
              {user.name}
            </UnstyledButton>
            {user.id === session.user.id && <span className={classes.you}>{t('users.you')}</span>}
            <Text className={table.under}>{user.email}</Text>
          </Table.Td>
          <Table.Td data-label={t('users.role')} className={table.short}>
            {t(`roles.${user.role}`)}
          </Table.Td>
          <Table.Td data-label={t('users.visibility')} className={table.short}>
            {t(`visibilities.${user.visibility}`)}
          </Table.Td>
          <Table.Td data-label={t('users.teams')}>
            {user.teamIds
              .map((id) => nameOf.get(id))
              .filter(Boolean)
              .join(', ') || <span className={table.under}>{t('users.noTeam')}</span>}
          </Table.Td>
          <Table.Td data-label={t('users.status')}>
            <StatusMark tone={TONES[user.status]} label={t(`users.statuses.${user.status}`)} />
          </Table.Td>
          <Table.Td className={table.end}>
            <UserMenu user={user} onEdit={() => onEdit(user)} />
          </Table.Td>
        </Table.Tr>
      ))}
    </AdminTable>
  );
}
