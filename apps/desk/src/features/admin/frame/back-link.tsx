import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from 'react-router';
import classes from './admin-page.module.css';
import { icon } from './icon-look.ts';

/** From a page back to the list it belongs to. */
export function BackLink({ to, label }: { to: string; label: string }) {
  return (
    <Link to={to} className={classes.back}>
      <IconArrowLeft {...icon} />
      {label}
    </Link>
  );
}
