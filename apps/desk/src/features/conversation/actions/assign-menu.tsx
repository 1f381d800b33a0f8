import { IconUserOff, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTeams, useUsers } from '../../../app/people.ts';
import { PersonAvatar } from '../../../app/person-avatar.tsx';
import { useSession } from '../../../app/session.tsx';
import { OptionMenu, type MenuOption } from './option-menu.tsx';

interface AssignMenuProps {
  assigneeId?: string | null;
  teamId?: string | null;
  isFirst?: boolean;
  onAssign: (to: { assigneeId?: string | null; teamId?: string | null }) => void;
  children: ReactNode;
}

/** Whom to give it to: me first, then colleagues, then teams. */
export function AssignMenu({ assigneeId, teamId, isFirst = false, onAssign, children }: AssignMenuProps) {
  const { t } = useTranslation('conversation');
  const { session } = useSession();
  const users = useUsers();
  const teams = useTeams();
  const me = session.user.id;
  const people = users
    .filter((user) => user.status === 'active')
    .toSorted((a, b) => Number(b.id === me) - Number(a.id === me) || a.name.localeCompare(b.name))
    .map(({ id, name }) => ({
      value: `user:${id}`,
      label: id === me ? t('actions.me', { name }) : name,
      icon: <PersonAvatar name={name} size="s" kind="agent" />,
      isOn: id === assigneeId,
    }));
  const groups = teams.map(({ id, name }) => ({
    value: `team:${id}`,
    label: name,
    icon: <IconUsers size={18} stroke={1.75} aria-hidden />,
    isOn: id === teamId,
  }));
  const nobody: MenuOption = {
    value: 'nobody',
    label: t('actions.nobody'),
    icon: <IconUserOff size={18} stroke={1.75} aria-hidden />,
  };
  const choose = (value: string) => {
    const [kind, id] = value.split(':');
    if (kind === 'nobody') onAssign({ assigneeId: null });
    else if (id) onAssign(kind === 'team' ? { teamId: id } : { assigneeId: id });
  };
  return (
    <OptionMenu
      label={t('actions.findPerson')}
      options={[...people, ...groups, ...(assigneeId === null ? [] : [nobody])]}
      command={{ id: `assign${isFirst}`, group: 'conversation', label: t('actions.assign'), key: 'a', isFirst }}
      onChoose={choose}
    >
      {children}
    </OptionMenu>
  );
}
