import type { TimelineEntry } from '@guichet/contracts';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCheck,
  IconClock,
  IconInfoCircle,
  IconMessageQuestion,
  IconMoon,
  IconPencil,
  IconRoute,
  IconSend,
  IconUser,
  IconUserPlus,
} from '@tabler/icons-react';
import { Fragment, memo, Suspense } from 'react';
import { speaking } from '../../../app/i18n.ts';
import { late } from '../../../app/late.tsx';
import { Ago } from '../../../app/time/ago.tsx';
import { ClosingLine } from './closing-line.tsx';
import { BOLD, useSystemWords } from './use-system-words.ts';
import classes from './timeline.module.css';

const ICONS: Record<string, typeof IconCheck> = {
  'conversation.assigned': IconUserPlus,
  'conversation.resolved': IconCheck,
  'conversation.reopened': IconArrowBackUp,
  'conversation.pending': IconClock,
  'conversation.snoozed': IconMoon,
  'conversation.edited': IconPencil,
  'message.sent': IconSend,
  'message.failed': IconAlertTriangle,
  'message.bounced': IconAlertTriangle,
  'follow-up.done': IconCheck,
  'resolution.answered': IconMessageQuestion,
  'sla.breached': IconClock,
  'customer.merged': IconUser,
  'customer.unmerged': IconUser,
};

const CallbackLine = late(
  speaking('contact', async () => (await import('../../callbacks/callback-line.tsx')).CallbackLine),
);

/** What happened, as one small line in words. */
export const SystemEntry = memo(function SystemEntry({ entry }: { entry: Extract<TimelineEntry, { type: 'system' }> }) {
  const words = useSystemWords(entry);
  const Icon = 'queueId' in entry.data ? IconRoute : (ICONS[entry.event] ?? IconInfoCircle);
  return (
    <p className={classes.system}>
      <Icon size={16} stroke={1.75} aria-hidden />
      <span>
        {entry.event.startsWith('callback.') ? (
          <Suspense>
            <CallbackLine entry={entry} />
          </Suspense>
        ) : (
          words
            .split(BOLD)
            .map((part, index) => (index % 2 ? <b key={index}>{part}</b> : <Fragment key={index}>{part}</Fragment>))
        )}
        {' · '}
        <Ago at={entry.at} as="time" />
        {entry.event === 'conversation.resolved' && <ClosingLine data={entry.data} />}
      </span>
    </p>
  );
});
