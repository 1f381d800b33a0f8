import type { IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { CountBadge } from './count-badge.tsx';
import classes from './views-nav.module.css';

interface NavItemProps {
  to: string;
  Icon: typeof IconInbox;
  label: string;
  count?: number | undefined;
  /** The count says that something is late or lies with nobody. */
  tone?: 'warn' | 'bad' | undefined;
  /** Says more than the label does. */
  title?: string;
  children?: ReactNode;
}

export function NavItem({ to, Icon, label, count, tone, title, children }: NavItemProps) {
  return (
    <li className={classes.item}>
      <NavLink to={to} className={classes.link ?? ''} {...(title ? { title } : {})}>
        <Icon size={18} stroke={1.75} aria-hidden className={classes.icon} />
        <span className={classes.label}>{label}</span>
        {count !== undefined && count > 0 && <CountBadge count={count} tone={tone} />}
      </NavLink>
      {children}
    </li>
  );
}
