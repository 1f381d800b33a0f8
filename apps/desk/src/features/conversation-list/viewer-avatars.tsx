import { useTranslation } from 'react-i18next';
import { PersonAvatar } from '../../app/person-avatar.tsx';
import { useViewers } from '../../app/presence.ts';
import { useSession } from '../../app/session.tsx';
import classes from './conversation-row.module.css';

/** Colleagues who have this conversation open. */
export function ViewerAvatars({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('conversation-list');
  const { session } = useSession();
  const others = useViewers(conversationId).filter((viewer) => viewer.userId !== session.user.id);
  if (others.length === 0) return null;
  return (
    <span
      className={classes.viewers}
      role="img"
      aria-label={t('viewing', { names: others.map((viewer) => viewer.name).join(', ') })}
    >
      {others.slice(0, 3).map((viewer) => (
        <PersonAvatar key={viewer.userId} name={viewer.name} size="s" kind="agent" />
      ))}
    </span>
  );
}
