import type { RouteObject } from 'react-router';
import { speaking } from '../../app/i18n.ts';
import { AdminLayout } from './frame/admin-layout.tsx';
import { AdminStart } from './frame/admin-start.tsx';
import { SectionGate } from './frame/section-gate.tsx';

const users = async () => ({ Component: (await import('./users/users-page.tsx')).UsersPage });
const teams = async () => ({ Component: (await import('./teams/teams-page.tsx')).TeamsPage });
const queues = async () => ({ Component: (await import('./queues/queues-page.tsx')).QueuesPage });
const queue = async () => ({ Component: (await import('./queues/queue-page.tsx')).QueuePage });
const rules = async () => ({ Component: (await import('./rules/rules-page.tsx')).RulesPage });
const rule = async () => ({ Component: (await import('./rules/rule-page.tsx')).RulePage });
const policies = async () => ({ Component: (await import('./service-levels/policies-page.tsx')).PoliciesPage });
const policy = async () => ({ Component: (await import('./service-levels/policy-page.tsx')).PolicyPage });
const agents = async () => ({ Component: (await import('./agents/agents-page.tsx')).AgentsPage });
const skills = async () => ({ Component: (await import('./skills/skills-page.tsx')).SkillsPage });
const calendars = async () => ({ Component: (await import('./calendars/calendars-page.tsx')).CalendarsPage });
const calendar = async () => ({ Component: (await import('./calendars/calendar-page.tsx')).CalendarPage });
const reasons = async () => ({ Component: (await import('./reasons/reasons-page.tsx')).ReasonsPage });
const alerts = async () => ({ Component: (await import('./alerts/alerts-page.tsx')).AlertsPage });
const schedules = speaking('reports', async () => ({
  Component: (await import('./schedules/schedules-page.tsx')).SchedulesPage,
}));
const dispositions = async () => ({
  Component: (await import('./dispositions/dispositions-page.tsx')).DispositionsPage,
});
const inboxes = async () => ({ Component: (await import('./inboxes/inboxes-page.tsx')).InboxesPage });
const inbox = async () => ({ Component: (await import('./inboxes/inbox-page.tsx')).InboxPage });
const mailboxes = async () => ({ Component: (await import('./mailboxes/mailboxes-page.tsx')).MailboxesPage });
const mailbox = async () => ({ Component: (await import('./mailboxes/mailbox-page.tsx')).MailboxPage });
const quarantine = async () => ({ Component: (await import('./quarantine/quarantine-page.tsx')).QuarantinePage });
const outbox = async () => ({ Component: (await import('./outbox/outbox-page.tsx')).OutboxPage });
const sites = async () => ({ Component: (await import('./sites/sites-page.tsx')).SitesPage });
const site = async () => ({ Component: (await import('./sites/site-page.tsx')).SitePage });
const trunks = async () => ({ Component: (await import('./trunks/trunks-page.tsx')).TrunksPage });
const trunk = async () => ({ Component: (await import('./trunks/trunk-page.tsx')).TrunkPage });
const imports = async () => ({ Component: (await import('./imports/imports-page.tsx')).ImportsPage });
const oneImport = async () => ({ Component: (await import('./imports/import-page.tsx')).ImportPage });
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
          { path: 'queues', lazy: queues },
          { path: 'queues/:queueId', lazy: queue },
          { path: 'rules', lazy: rules },
          { path: 'rules/:ruleId', lazy: rule },
          { path: 'service-levels', lazy: policies },
          { path: 'service-levels/:policyId', lazy: policy },
          { path: 'agents', lazy: agents },
          { path: 'skills', lazy: skills },
          { path: 'calendars', lazy: calendars },
          { path: 'calendars/:calendarId', lazy: calendar },
          { path: 'reasons', lazy: reasons },
          { path: 'dispositions', lazy: dispositions },
          { path: 'alerts', lazy: alerts },
          { path: 'schedules', lazy: schedules },
          { path: 'inboxes', lazy: inboxes },
          { path: 'inboxes/:inboxId', lazy: inbox },
          { path: 'mailboxes', lazy: mailboxes },
          { path: 'mailboxes/:mailboxId', lazy: mailbox },
          { path: 'quarantine', lazy: quarantine },
          { path: 'outbox/:mailId?', lazy: outbox },
          { path: 'sites', lazy: sites },
          { path: 'sites/:siteId', lazy: site },
          { path: 'trunks', lazy: trunks },
          { path: 'trunks/:trunkId', lazy: trunk },
          { path: 'imports', lazy: imports },
          { path: 'imports/:importId', lazy: oneImport },
          { path: 'audit', lazy: audit },
        ],
      },
    ],
  },
];
