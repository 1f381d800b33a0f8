import type { ConversationDetail } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { CountBadge } from '../views/count-badge.tsx';
import type { DeskChat } from './chat-changes.ts';
import { OnlineDot } from './online-dot.tsx';
import { WaitClock } from './wait-clock.tsx';
import { waitsSince } from './waiting-clock.ts';
import classes from './chat-column.module.css';

interface DialogueTitleProps {
  conversation: ConversationDetail;
  chat: DeskChat | null;
  name: string;
}

/** Who it is, what it is about, and how long he waits. */
export function DialogueTitle({ conversation, chat, name }: DialogueTitleProps) {
  const { t } = useTranslation('chats');
  const page = chat?.context.pages.at(-1);
  const since = chat && waitsSince(chat);
  return (
    <div className={classes.title}>
      <h2 className={classes.name}>
        {chat && <OnlineDot chat={chat} />}
        <span>{name}</span>
        {chat !== null && chat.unread > 0 && (
          <CountBadge count={chat.unread} label={t('unread', { count: chat.unread })} />
        )}
        {since && <WaitClock since={since} />}
      </h2>
      <p className={classes.about} title={conversation.subject}>
        {[conversation.subject, page && (page.title || page.url)].filter(Boolean).join(' · ')}
      </p>
    </div>
  );
}
