import type { Team, User } from '@guichet/contracts';
import { ActionIcon, Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
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
    <div className={table.frame}>
      <Table className={table.table} aria-label={t('teams.list')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('teams.name')}</Table.Th>
            <Table.Th>{t('teams.members')}</Table.Th>
            <Table.Th className={table.end}>
              <VisuallyHidden>{t('actions.columnActions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
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
                <ActionIcon aria-label={t('teams.editTitle', { name: team.name })} onClick={() => onEdit(team)}>
                  <IconPencil {...icon} />
                </ActionIcon>
                <DeleteTeam team={team} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
