import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { ViewsNav } from '../features/views/views-nav.tsx';
import { CommandBarHost } from '../features/command-bar/command-bar-host.tsx';
import { ColumnHandle } from './column-handle.tsx';
import { useColumnWidth } from './column-width.ts';
import { useCommandKeys } from './commands.ts';
import { connect } from './realtime.ts';
import { TopBar } from './top-bar.tsx';
import { useMentions } from './use-mentions.tsx';
import classes from './shell.module.css';

/** The bar that never moves, the left column, and the page beside it. */
export function Shell() {
  const { t } = useTranslation('app');
  const nav = useColumnWidth('nav', 216, 176, 320);
  const [isNavOpen, setNavOpen] = useState(false);
  const location = useLocation();
  useCommandKeys();
  useEffect(connect, []);
  useMentions();
  // Choosing something in the drawer of a narrow screen closes it.
  useEffect(() => setNavOpen(false), [location.pathname]);
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        {t('skip')}
      </a>
      <TopBar isNavOpen={isNavOpen} onToggleNav={() => setNavOpen((isOpen) => !isOpen)} />
      <div className={classes.body}>
        <div className={classes.nav} data-open={isNavOpen || undefined} style={{ '--nav': `${nav.width}px` }}>
          <ViewsNav />
        </div>
        {isNavOpen && <div className={classes.veil} onClick={() => setNavOpen(false)} />}
        <main className={classes.main} id="main" tabIndex={-1}>
          <ColumnHandle column={nav} label={t('columns.nav')} />
          <Outlet />
        </main>
      </div>
      <CommandBarHost />
    </div>
  );
}
