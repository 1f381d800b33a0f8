import { ActionIcon, Kbd } from '@mantine/core';
import { IconCloudOff, IconMenu2, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { openCommandBar } from '../features/command-bar/command-bar-state.ts';
import { CallHost } from '../features/calls/call-host.tsx';
import { NotRespondingLine } from '../features/agent-state/not-responding-line.tsx';
import { StateHost } from '../features/agent-state/state-host.tsx';
import { CTRL } from './commands.ts';
import { Logo } from './logo.tsx';
import { late, LateMenu } from './late.tsx';
import { useConnection } from './realtime.ts';
import { useSession } from './session.tsx';
import { useIsBarTight } from './use-is-narrow.ts';
import { UserButton } from './user-button.tsx';
import classes from './shell.module.css';

interface TopBarProps {
  isNavOpen: boolean;
  onToggleNav: () => void;
}

const UserMenu = late(async () => (await import('./user-menu.tsx')).UserMenu);

export function TopBar({ isNavOpen, onToggleNav }: TopBarProps) {
  const { t } = useTranslation('app');
  const { can } = useSession();
  const connection = useConnection();
  const isTight = useIsBarTight();
  return (
    <header className={classes.bar}>
      <ActionIcon className={classes.burger} aria-label={t('bar.menu')} aria-expanded={isNavOpen} onClick={onToggleNav}>
        <IconMenu2 size={20} stroke={1.75} />
      </ActionIcon>
      <Link to="/inbox/todo" className={classes.brand} aria-label={t('bar.home')}>
        <Logo />
        <span>Guichet</span>
      </Link>
      {can('conversation.write') && <StateHost />}
      <div className={classes.middle}>
        <div className={classes.status} role="status">
          {connection === 'offline' && (
            <div className={classes.connection}>
              <IconCloudOff size={16} stroke={1.75} aria-hidden />
              <span>
                {t('bar.offline')}
                <span className={classes.kept}> · {t('bar.offlineKept')}</span>
              </span>
            </div>
          )}
        </div>
        {connection !== 'offline' && !isTight && can('conversation.write') && <NotRespondingLine />}
        {!isTight && can('conversation.write') && <CallHost />}
      </div>
      <button type="button" className={classes.search} onClick={openCommandBar}>
        <IconSearch size={16} stroke={1.75} aria-hidden />
        <span className={classes.searchText}>{t('bar.search')}</span>
        <Kbd size="xs">{CTRL} K</Kbd>
      </button>
      <LateMenu button={(open) => <UserButton onClick={open} />}>
        <UserMenu />
      </LateMenu>
    </header>
  );
}
