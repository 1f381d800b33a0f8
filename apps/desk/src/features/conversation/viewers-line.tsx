import { IconEye, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useViewers } from '../../app/presence.ts';
import { useSession } from '../../app/session.tsx';
import classes from './conversation-header.module.css';

/** "Nadia looks at this", "Nadia is writing": said before two answers cross. */
export function ViewersLine({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('conversation');
  const { session } = useSession();
  const others = useViewers(conversationId).filter((viewer) => viewer.userId !== session.user.id);
  const typing = others.filter((viewer) => viewer.isTyping);
  const shown = typing.length > 0 ? typing : others;
  const Icon = typing.length > 0 ? IconPencil : IconEye;
  return (
    <span className={classes.viewers} role="status" data-typing={typing.length > 0 || undefined}>
      {shown.length > 0 && (
        <>
          <Icon size={14} stroke={1.75} aria-hidden />
          {t(typing.length > 0 ? 'typing' : 'viewing', {
            count: shown.length,
            names: shown.map((viewer) => viewer.name.split(' ')[0]).join(', '),
          })}
        </>
      )}
    </span>
  );
}
