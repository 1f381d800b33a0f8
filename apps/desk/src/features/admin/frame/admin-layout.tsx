import { Skeleton } from '@mantine/core';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { icon } from './icon-look.ts';
import { NavLink, Outlet, useLocation } from 'react-router';
import { useSession } from '../../../app/session.tsx';
import classes from './admin-layout.module.css';
import { ADMIN_GROUPS, allowedSections } from './admin-sections.ts';

/** Side navigation of the sections one may open; a scrolling strip where it is narrow. */
export function AdminLayout() {
  const { t } = useTranslation('admin');
  const { session } = useSession();
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  // The strip of a narrow screen shows where one is, and a new page starts at its top.
  useEffect(() => {
    nav.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
    content.current?.scrollTo({ top: 0 });
  }, [pathname]);
  const sections = allowedSections(session.permissions);
  return (
    <div className={classes.layout}>
      <nav ref={nav} className={classes.nav} aria-label={t('navLabel')}>
        {ADMIN_GROUPS.map((group) => {
          const inGroup = sections.filter((section) => section.group === group);
          if (!inGroup.length) return null;
          return (
            <div key={group} className={classes.group}>
              <p id={`admin-${group}`} className={classes.groupName}>
                {t(`groups.${group}`)}
              </p>
              <ul className={classes.links} aria-labelledby={`admin-${group}`}>
                {inGroup.map(({ path, icon: Icon }) => (
                  <li key={path}>
                    <NavLink to={`/admin/${path}`} className={classes.link ?? ''}>
                      <Icon {...icon} className={classes.icon} />
                      {t(`sections.${path}`)}
                    </NavLink>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </nav>
      <div ref={content} className={classes.content}>
        <Suspense fallback={<Skeleton className={classes.waiting} />}>
          <Outlet />
        </Suspense>
      </div>
    </div>
  );
}
