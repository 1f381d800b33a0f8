import type { RouteObject } from 'react-router';
import { AdminLayout } from './frame/admin-layout.tsx';
import { AdminStart } from './frame/admin-start.tsx';
import { SectionGate } from './frame/section-gate.tsx';

const users = async () => ({ Component: (await import('./users/users-page.tsx')).UsersPage });
const teams = async () => ({ Component: (await import('./teams/teams-page.tsx')).TeamsPage });
const inboxes = async () => ({ Component: (await import('./inboxes/inboxes-page.tsx')).InboxesPage });
const inbox = async () => ({ Component: (await import('./inboxes/inbox-page.tsx')).InboxPage });
const mailboxes = async () => ({ Component: (await import('./mailboxes/mailboxes-page.tsx')).MailboxesPage });
const mailbox = async () => ({ Component: (await import('./mailboxes/mailbox-page.tsx')).MailboxPage });
const quarantine = async () => ({ Component: (await import('./quarantine/quarantine-page.tsx')).QuarantinePage });
const outbox = async () => ({ Component: (await import('./outbox/outbox-page.tsx')).OutboxPage });
const audit = async () => ({ Component: (await import('./audit/audit-page.tsx')).AuditPage });

export const adminRoutes: RouteObject[] = [
  {
    path: 'admin',
    Component: AdminLayout,
    children: [
      { index: true, Component: AdminStart },
      {
        Component: SectionGate,
        children: [
          { path: 'users', lazy: users },
          { path: 'teams', lazy: teams },
          { path: 'inboxes', lazy: inboxes },
          { path: 'inboxes/:inboxId', lazy: inbox },
          { path: 'mailboxes', lazy: mailboxes },
          { path: 'mailboxes/:mailboxId', lazy: mailbox },
          { path: 'quarantine', lazy: quarantine },
          { path: 'outbox/:mailId?', lazy: outbox },
          { path: 'audit', lazy: audit },
        ],
      },
    ],
  },
];
