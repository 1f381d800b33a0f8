import type { Permission } from '@guichet/contracts';
import {
  type Icon,
  IconAt,
  IconHistory,
  IconMailbox,
  IconMailOff,
  IconMailPause,
  IconUser,
  IconUsersGroup,
} from '@tabler/icons-react';

export interface AdminSection {
  /** Last part of the address, and the key of its name in the locale. */
  path: 'users' | 'teams' | 'inboxes' | 'mailboxes' | 'quarantine' | 'outbox' | 'audit';
  permission: Permission;
  group: 'people' | 'mail' | 'trace';
  icon: Icon;
}

/** Each section asks for the permission that its endpoints ask for, so none opens on a refusal. */
export const ADMIN_SECTIONS: readonly AdminSection[] = [
  { path: 'users', permission: 'user.manage', group: 'people', icon: IconUser },
  { path: 'teams', permission: 'team.manage', group: 'people', icon: IconUsersGroup },
  { path: 'inboxes', permission: 'inbox.manage', group: 'mail', icon: IconAt },
  { path: 'mailboxes', permission: 'inbox.manage', group: 'mail', icon: IconMailbox },
  { path: 'quarantine', permission: 'inbox.manage', group: 'mail', icon: IconMailOff },
  { path: 'outbox', permission: 'inbox.manage', group: 'mail', icon: IconMailPause },
  { path: 'audit', permission: 'audit.read', group: 'trace', icon: IconHistory },
];

export const ADMIN_GROUPS = ['people', 'mail', 'trace'] as const;

export const allowedSections = (permissions: readonly Permission[]) =>
  ADMIN_SECTIONS.filter((section) => permissions.includes(section.permission));
