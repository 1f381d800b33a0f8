import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { ViewsNav } from '../features/views/views-nav.tsx';
import { CommandBarHost } from '../features/command-bar/command-bar-host.tsx';
import { CallHost, TelephoneHost } from '../features/calls/call-host.tsx';
import { LiveDialoguesHost } from '../features/chats/live-dialogues-host.tsx';
import { NotRespondingLine } from '../features/agent-state/not-responding-line.tsx';
import { useIsDockFilled } from '../features/offers/dock-place.ts';
import { WorkDock } from '../features/offers/work-dock.tsx';
import { ColumnHandle } from './column-handle.tsx';
import { useColumnWidth } from './column-width.ts';
import { fetchAhead, whenCalm } from './code-ahead.ts';
import { useCommandKeys } from './commands.ts';
import { connect } from './realtime.ts';
import { useSession } from './session.tsx';
import { TopBar } from './top-bar.tsx';
import { useIsBarTight } from './use-is-narrow.ts';
import { usePersonalNews } from './use-personal-news.tsx';
import classes from './shell.module.css';

/** The bar that never moves, the left column, and the page beside it. */
export function Shell() {
  const { t } = useTranslation('app');
  const nav = useColumnWidth('nav', 216, 176, 320);
  const [isNavOpen, setNavOpen] = useState(false);
  const { can } = useSession();
  const location = useLocation();
  const navigate = useNavigate();
  const isTight = useIsBarTight();
  const isDockFilled = useIsDockFilled();
  useCommandKeys();
  useEffect(connect, []);
  useEffect(fetchAhead, []);
  usePersonalNews();
  useEffect(
    () => whenCalm(async () => (await import('../features/service-levels/sla-alarms.tsx')).follow(navigate)),
    [navigate],
  );
  // Choosing something in the drawer of a narrow screen closes it.
  useEffect(() => setNavOpen(false), [location.pathname]);
  return (
    <div className={classes.shell} style={{ '--nav': `${nav.width}px` }} data-dock={isDockFilled || undefined}>
      <a className={classes.skip} href="#main">
        {t('skip')}
      </a>
      <TopBar isNavOpen={isNavOpen} onToggleNav={() => setNavOpen((isOpen) => !isOpen)} />
      {isTight && can('conversation.write') && <NotRespondingLine isStrip />}
      {isTight && can('conversation.write') && <CallHost isStrip />}
      <div className={classes.body}>
        <div className={classes.nav} data-open={isNavOpen || undefined}>
          <ViewsNav />
        </div>
        {isNavOpen && <div className={classes.veil} onClick={() => setNavOpen(false)} />}
        <main className={classes.main} id="main" tabIndex={-1}>
          <ColumnHandle column={nav} label={t('columns.nav')} />
          <div className={classes.stack}>
            {can('conversation.write') && <LiveDialoguesHost />}
            <div className={classes.page}>
              <Outlet />
            </div>
          </div>
        </main>
      </div>
      {can('conversation.write') && <WorkDock />}
      {can('conversation.write') && <TelephoneHost />}
      <CommandBarHost />
    </div>
  );
}
