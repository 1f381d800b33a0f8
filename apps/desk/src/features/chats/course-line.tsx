import { IconMessageOff, IconStar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Ago } from '../../app/time/ago.tsx';
import lines from '../conversation/timeline/timeline.module.css';
import type { DeskChat } from './chat-changes.ts';

/** How the chat ended, and what the visitor thought of it. */
export function CourseLine({ kind, chat }: { kind: 'ended' | 'rated'; chat: DeskChat }) {
  const { t } = useTranslation('chats');
  const { rating, endedAt, endedBy, visitor } = chat;
  if (kind === 'ended' && endedAt)
    return (
      <p className={lines.system}>
        <IconMessageOff size={16} stroke={1.75} aria-hidden />
        <span>
          {t(`ended.${endedBy ?? 'agent'}`, { name: visitor.name || t('visitor') })}
          {' · '}
          <Ago at={endedAt} as="time" />
        </span>
      </p>
    );
  if (kind === 'rated' && rating)
    return (
      <p className={lines.system}>
        <IconStar size={16} stroke={1.75} aria-hidden />
        <span>
          <b>{t('rating', { score: rating.score })}</b>
          {rating.comment && ` ${t('ratingComment', { comment: rating.comment })}`}
          {' · '}
          <Ago at={rating.at} as="time" />
        </span>
      </p>
    );
  return null;
}
