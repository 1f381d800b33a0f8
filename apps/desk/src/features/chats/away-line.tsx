import { IconMailForward, IconMoon, IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Ago } from '../../app/time/ago.tsx';
import { awayWords } from './away-words.ts';
import type { DeskChat } from './chat-changes.ts';
import classes from './chat-pane.module.css';

const ICONS = { mail: IconMailForward, none: IconUserOff, silent: IconMoon };

/** Whether what is written now will be read, and how. */
export function AwayLine({ chat }: { chat: DeskChat }) {
  const { t } = useTranslation('chats');
  const words = awayWords(chat);
  if (!words) return <div role="status" />;
  const Icon = ICONS[words.icon];
  return (
    <div className={classes.away} role="status">
      <Icon size={16} stroke={1.75} aria-hidden />
      <span>
        {t(`away.${words.key}`, { email: chat.visitor.email })}
        {words.since && (
          <>
            {' '}
            <Ago at={words.since} as="ago" />
          </>
        )}
      </span>
    </div>
  );
}
