import { listTeams, listViews, type BuiltInView } from '@guichet/contracts';
import { Button } from '@mantine/core';
import {
  IconAddressBook,
  IconBolt,
  IconMessages,
  IconPencilPlus,
  IconReportAnalytics,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { openNewMessage } from '../command-bar/command-bar-state.ts';
import { useMyChats } from '../chats/chat-cache.ts';
import { QueuesNav } from '../queues/queues-nav.tsx';
import { NavItem } from './nav-item.tsx';
import { SavedViewItem } from './saved-view-item.tsx';
import { VIEW_ICONS } from './view-icons.ts';
import classes from './views-nav.module.css';

const MINE: readonly BuiltInView[] = ['todo', 'waiting', 'follow-ups', 'snoozed'];
const EVERYBODY: readonly BuiltInView[] = ['unassigned', 'all', 'resolved'];
const TONES: Partial<Record<BuiltInView, 'warn' | 'bad'>> = { 'follow-ups': 'warn', unassigned: 'bad' };
/** What is finished needs no figure. */
const UNCOUNTED = new Set<BuiltInView>(['resolved']);

export function ViewsNav() {
  const { t } = useTranslation('views');
  const { session, can } = useSession();
  const { data: views } = useAnswer(listViews, {});
  const { data: teams } = useAnswer(listTeams, {});
  const chats = useMyChats();
  const builtIn = (view: BuiltInView) => (
    <NavItem
      key={view}
      to={`/inbox/${view}`}
      Icon={VIEW_ICONS[view]}
      label={t(`builtIn.${view}`)}
      tone={TONES[view]}
      count={UNCOUNTED.has(view) ? undefined : views?.builtIn.find((one) => one.view === view)?.count}
    />
  );
  const shown = views?.teams ?? session.user.teamIds.map((teamId) => ({ teamId, count: 0 }));
  return (
    <nav className={classes.nav} aria-label={t('label')}>
      {can('conversation.write') && (
        <Button
          variant="default"
          leftSection={<IconPencilPlus size={16} stroke={1.75} aria-hidden />}
          onClick={openNewMessage}
        >
          {t('newMessage')}
        </Button>
      )}
      <div>
        <h2 className={classes.heading}>{t('mine')}</h2>
        <ul className={classes.list}>
          {MINE.map(builtIn)}
          {can('conversation.write') && (
            <NavItem to="/chats" Icon={IconMessages} label={t('chats')} count={chats.length} />
          )}
        </ul>
      </div>
      <div>
        <h2 className={classes.heading}>{t('teams')}</h2>
        <ul className={classes.list}>
          {shown.map(({ teamId, count }) => {
            const team = teams?.teams.find((one) => one.id === teamId);
            return (
              team && <NavItem key={teamId} to={`/team/${teamId}`} Icon={IconUsers} label={team.name} count={count} />
            );
          })}
          {EVERYBODY.map(builtIn)}
        </ul>
      </div>
      <QueuesNav />
      {views !== undefined && views.saved.length > 0 && (
        <div>
          <h2 className={classes.heading}>{t('saved')}</h2>
          <ul className={classes.list}>
            {views.saved.map((view) => (
              <SavedViewItem key={view.id} view={view} count={view.count} />
            ))}
          </ul>
        </div>
      )}
      <ul className={`${classes.list} ${classes.foot}`}>
        {can('routing.supervise') && <NavItem to="/reports" Icon={IconReportAnalytics} label={t('reports')} />}
        {can('customer.read') && <NavItem to="/customers" Icon={IconAddressBook} label={t('customers')} />}
        <NavItem to="/macros" Icon={IconBolt} label={t('macros')} />
        {(can('inbox.manage') ||
          can('user.manage') ||
          can('team.manage') ||
          can('site.manage') ||
          can('audit.read')) && <NavItem to="/admin" Icon={IconSettings} label={t('admin')} />}
      </ul>
    </nav>
  );
}
