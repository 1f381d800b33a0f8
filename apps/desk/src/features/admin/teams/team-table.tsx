import type { Team, User } from '@guichet/contracts';
import { Table, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AdminTable, EditAction } from '../frame/admin-table.tsx';
import table from '../frame/stack-table.module.css';
import { DeleteTeam } from './delete-team.tsx';

interface Props {
  teams: readonly Team[];
  users: readonly User[];
  onEdit: (team: Team) => void;
}

/** So many names say who it is; the rest is a number. */
const NAMES_SHOWN = 6;

export function TeamTable({ teams, users, onEdit }: Props) {
  const { t } = useTranslation('admin');
  const nameOf = new Map(users.map((user) => [user.id, user.name]));
  const members = (team: Team) => {
    const names = team.memberIds.flatMap((id) => nameOf.get(id) ?? []);
    const hidden = names.length - NAMES_SHOWN;
    return names.slice(0, NAMES_SHOWN).join(', ') + (hidden > 0 ? ` ${t('teams.andMore', { count: hidden })}` : '');
  };
  return (
    <AdminTable label={t('teams.list')} columns={[t('teams.name'), t('teams.members')]}>
      {teams.map((team) => (
        <Table.Tr key={team.id}>
          <Table.Td className={table.tight}>
            <UnstyledButton className={table.open} onClick={() => onEdit(team)}>
              {team.name}
            </UnstyledButton>
          </Table.Td>
          <Table.Td>
            <span>{members(team)}</span>
            <div className={table.under}>{t('teams.memberCount', { count: team.memberIds.length })}</div>
          </Table.Td>
          <Table.Td className={table.end}>
            <EditAction label={t('teams.editTitle', { name: team.name })} onEdit={() => onEdit(team)} />
            <DeleteTeam team={team} />
          </Table.Td>
        </Table.Tr>
      ))}
    </AdminTable>
  );
}
