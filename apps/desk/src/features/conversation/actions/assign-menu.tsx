import { Menu, TextInput } from '@mantine/core';
import { IconCheck, IconUserOff, IconUsers } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../../../app/commands.ts';
import { useTeams, useUsers } from '../../../app/people.ts';
import { PersonAvatar } from '../../../app/person-avatar.tsx';
import { useSession } from '../../../app/session.tsx';
import classes from './menus.module.css';

interface AssignMenuProps {
  assigneeId?: string | null;
  teamId?: string | null;
  isFirst?: boolean;
  onAssign: (to: { assigneeId?: string | null; teamId?: string | null }) => void;
  children: ReactNode;
}

/** Whom to give it to: me first, then colleagues, then teams, narrowed by typing. */
export function AssignMenu({ assigneeId, teamId, isFirst = false, onAssign, children }: AssignMenuProps) {
  const { t } = useTranslation('conversation');
  const { session } = useSession();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const users = useUsers();
  const teams = useTeams();
  const open = (next: boolean) => {
    setOpen(next);
    setTyped('');
  };
  useCommands([
    {
      id: `assign${isFirst}`,
      group: 'conversation',
      label: t('actions.assign'),
      key: 'a',
      isFirst,
      run: () => open(true),
    },
  ]);
  const fits = (name: string) => name.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase());
  const people = users
    .filter((user) => user.status === 'active' && fits(user.name))
    .toSorted(
      (a, b) => Number(b.id === session.user.id) - Number(a.id === session.user.id) || a.name.localeCompare(b.name),
    );
  const mark = (isChosen: boolean) => isChosen && <IconCheck size={16} stroke={1.75} aria-hidden />;
  return (
    <Menu opened={isOpen} onChange={open} width={260}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        <TextInput
          className={classes.search ?? ''}
          size="xs"
          aria-label={t('actions.findPerson')}
          placeholder={t('actions.findPerson')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        <div className={classes.scroll}>
          {people.map((user) => (
            <Menu.Item
              key={user.id}
              leftSection={<PersonAvatar name={user.name} size="s" kind="agent" />}
              rightSection={mark(user.id === assigneeId)}
              onClick={() => onAssign({ assigneeId: user.id })}
            >
              {user.id === session.user.id ? t('actions.me', { name: user.name }) : user.name}
            </Menu.Item>
          ))}
          {teams
            .filter((team) => fits(team.name))
            .map((team) => (
              <Menu.Item
                key={team.id}
                leftSection={<IconUsers size={18} stroke={1.75} />}
                rightSection={mark(team.id === teamId)}
                onClick={() => onAssign({ teamId: team.id })}
              >
                {team.name}
              </Menu.Item>
            ))}
          {assigneeId !== null && fits(t('actions.nobody')) && (
            <Menu.Item
              leftSection={<IconUserOff size={18} stroke={1.75} />}
              onClick={() => onAssign({ assigneeId: null })}
            >
              {t('actions.nobody')}
            </Menu.Item>
          )}
        </div>
      </Menu.Dropdown>
    </Menu>
  );
}
