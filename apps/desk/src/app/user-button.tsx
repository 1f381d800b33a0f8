import { useTranslation } from 'react-i18next';
import type { MenuButtonProps } from './late.tsx';
import { PersonAvatar } from './person-avatar.tsx';
import { useSession } from './session.tsx';
import classes from './shell.module.css';

/** Who is at the desk, on the bar; its menu hangs from it. */
export function UserButton(props: MenuButtonProps) {
  const { t } = useTranslation('app');
  const { name } = useSession().session.user;
  return (
    <button {...props} type="button" className={classes.me} aria-haspopup="menu" aria-label={t('me.menu', { name })}>
      <PersonAvatar name={name} kind="agent" />
    </button>
  );
}
