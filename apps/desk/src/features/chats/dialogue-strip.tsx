import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useMatch } from 'react-router';
import { CountBadge } from '../views/count-badge.tsx';
import { useMyChats } from './chat-cache.ts';
import type { DeskChat } from './chat-changes.ts';
import { OnlineDot } from './online-dot.tsx';
import { WaitClock } from './wait-clock.tsx';
import { waitsSince } from './waiting-clock.ts';
import classes from './dialogue-strip.module.css';

/** My dialogues, on every page of the desk: who has written, and how long each waits. */
export function DialogueStrip() {
  const { t } = useTranslation('chats');
  const chats = useMyChats();
  if (chats.length === 0) return null;
  return (
    <nav className={classes.strip} aria-label={t('mine')}>
      <ul className={classes.list}>
        {chats.map((chat) => (
          <Dialogue key={chat.conversationId} chat={chat} />
        ))}
      </ul>
    </nav>
  );
}

function Dialogue({ chat }: { chat: DeskChat }) {
  const { t } = useTranslation('chats');
  const { conversationId, visitor, unread, context } = chat;
  const since = waitsSince(chat);
  const page = context.pages.at(-1);
  const link = useRef<HTMLAnchorElement>(null);
  const isAtHand = useMatch(`/chats/${conversationId}`) !== null;
  // Neither whoever has written nor the one at hand is out of sight at the end of a long row.
  useEffect(() => {
    if (unread > 0 || isAtHand) link.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [unread, isAtHand]);
  return (
    <li>
      <NavLink
        ref={link}
        to={`/chats/${conversationId}`}
        state={{ focuses: true }}
        className={classes.dialogue ?? ''}
        data-unread={unread > 0 || undefined}
        title={page?.title || page?.url}
      >
        <OnlineDot chat={chat} />
        <span className={classes.name}>{visitor.name || t('visitor')}</span>
        {unread > 0 && <CountBadge count={unread} label={t('unread', { count: unread })} />}
        {since && <WaitClock since={since} />}
      </NavLink>
    </li>
  );
}
