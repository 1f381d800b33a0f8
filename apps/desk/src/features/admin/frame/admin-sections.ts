import type { Permission } from '@guichet/contracts';
import {
  type Icon,
  IconAt,
  IconBellRinging,
  IconCalendarTime,
  IconCertificate,
  IconCoffee,
  IconFileImport,
  IconFlagCheck,
  IconHeadset,
  IconHistory,
  IconHourglass,
  IconMailbox,
  IconMailForward,
  IconMailOff,
  IconMailPause,
  IconPhone,
  IconRoute,
  IconStack2,
  IconUser,
  IconUsersGroup,
  IconWorld,
} from '@tabler/icons-react';

export interface AdminSection {
  /** Last part of the address, and the key of its name in the locale. */
  path:
    | ('users' | 'teams' | 'inboxes' | 'mailboxes' | 'quarantine' | 'outbox' | 'audit')
    | ('queues' | 'rules' | 'agents' | 'skills' | 'calendars' | 'reasons' | 'dispositions' | 'alerts' | 'schedules')
    | ('sites' | 'trunks' | 'service-levels' | 'imports');
  permission: Permission;
  group: 'people' | 'routing' | 'chat' | 'calls' | 'mail' | 'trace';
  icon: Icon;
}

/** Each section asks for the permission that its endpoints ask for, so none opens on a refusal. */
export const ADMIN_SECTIONS: readonly AdminSection[] = [
  { path: 'users', permission: 'user.manage', group: 'people', icon: IconUser },
  { path: 'teams', permission: 'team.manage', group: 'people', icon: IconUsersGroup },
  { path: 'queues', permission: 'queue.manage', group: 'routing', icon: IconStack2 },
  { path: 'rules', permission: 'queue.manage', group: 'routing', icon: IconRoute },
  { path: 'service-levels', permission: 'queue.manage', group: 'routing', icon: IconHourglass },
  { path: 'agents', permission: 'queue.manage', group: 'routing', icon: IconHeadset },
  { path: 'skills', permission: 'queue.manage', group: 'routing', icon: IconCertificate },
  { path: 'calendars', permission: 'queue.manage', group: 'routing', icon: IconCalendarTime },
  { path: 'reasons', permission: 'queue.manage', group: 'routing', icon: IconCoffee },
  { path: 'dispositions', permission: 'queue.manage', group: 'routing', icon: IconFlagCheck },
  { path: 'alerts', permission: 'routing.supervise', group: 'routing', icon: IconBellRinging },
  { path: 'schedules', permission: 'routing.supervise', group: 'routing', icon: IconMailForward },
  { path: 'imports', permission: 'queue.manage', group: 'routing', icon: IconFileImport },
  { path: 'sites', permission: 'site.manage', group: 'chat', icon: IconWorld },
  { path: 'trunks', permission: 'queue.manage', group: 'calls', icon: IconPhone },
  { path: 'inboxes', permission: 'inbox.manage', group: 'mail', icon: IconAt },
  { path: 'mailboxes', permission: 'inbox.manage', group: 'mail', icon: IconMailbox },
  { path: 'quarantine', permission: 'inbox.manage', group: 'mail', icon: IconMailOff },
  { path: 'outbox', permission: 'inbox.manage', group: 'mail', icon: IconMailPause },
  { path: 'audit', permission: 'audit.read', group: 'trace', icon: IconHistory },
];

export const ADMIN_GROUPS = ['people', 'routing', 'chat', 'calls', 'mail', 'trace'] as const;

export const allowedSections = (permissions: readonly Permission[]) =>
  ADMIN_SECTIONS.filter((section) => permissions.includes(section.permission));
