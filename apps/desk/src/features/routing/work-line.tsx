import type { WorkItem } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useUserName } from '../../app/people.ts';
import { useSession } from '../../app/session.tsx';
import { useRouteWork } from './use-route-work.ts';
import { useSubjectWork } from './use-subject-work.ts';
import { estimateInWords } from './wait-words.ts';
import classes from './work-line.module.css';

/** Where the conversation stands before somebody has it: its place and wait, or to whom it is offered. */
export function WorkLine({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('routing');
  const { can } = useSession();
  const item = useSubjectWork(conversationId);
  const { pull } = useRouteWork();
  const words = useWorkWords(item);
  if (!item || words.length === 0) return null;
  return (
    <p className={classes.line} data-offered={item.state === 'offered' || undefined}>
      <IconRoute size={14} stroke={1.75} aria-hidden />
      <span className={classes.words} title={words.join(' · ')}>
        {words.join(' · ')}
      </span>
      {item.state === 'queued' && can('conversation.write') && (
        <Button
          size="compact-xs"
          variant="default"
          loading={pull.isPending}
          onClick={() => pull.mutate({ workItemId: item.id })}
        >
          {t('work.take')}
        </Button>
      )}
    </p>
  );
}

function useWorkWords(item: WorkItem | null): string[] {
  const { t } = useTranslation('routing');
  const { session } = useSession();
  const nameOf = useUserName();
  if (item?.state === 'offered')
    return [
      item.agentId === session.user.id ? t('work.offeredToMe') : t('work.offered', { name: nameOf(item.agentId) }),
    ];
  if (item?.state !== 'queued') return [];
  const { position, estimateSeconds } = item;
  return [
    t('work.inQueue', { queue: item.queueName }),
    position === null ? '' : t('work.place', { position }),
    estimateSeconds === null ? t('work.noEstimate') : estimateInWords(estimateSeconds, t),
  ].filter(Boolean);
}
