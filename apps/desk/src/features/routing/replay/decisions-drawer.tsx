import { getDecisions, type ConversationDetail } from '@guichet/contracts';
import { Drawer, Skeleton } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { StayCard } from './stay-card.tsx';
import classes from './replay.module.css';

interface DecisionsDrawerProps {
  conversation: ConversationDetail;
  onClose: () => void;
}

/** Why the conversation went where it went: every stay in a queue, with what was decided and what it was based on. */
export function DecisionsDrawer({ conversation, onClose }: DecisionsDrawerProps) {
  const { t, i18n } = useTranslation(['routing', 'app']);
  const input = { subjectType: 'conversation', subjectId: conversation.id };
  const { data, error, refetch } = useAnswer(getDecisions, input, { staleTime: 0 });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="34rem"
      title={t('replay.title', { number: conversation.number.toLocaleString(i18n.language) })}
      closeButtonProps={{ 'aria-label': t('app:close') }}
      overlayProps={{ backgroundOpacity: 0.2 }}
      classNames={{ title: classes.title ?? '', content: classes.content ?? '' }}
      attributes={{ header: { role: 'presentation' } }}
    >
      {!data && error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <div className={classes.stays} aria-busy="true">
          <Skeleton height={140} radius="lg" />
          <Skeleton height={220} radius="lg" />
        </div>
      )}
      {data?.stays.length === 0 && (
        <Empty icon={<IconRoute stroke={1.75} aria-hidden />} title={t('replay.none')} text={t('replay.noneText')} />
      )}
      {data && data.stays.length > 0 && (
        <ol className={classes.stays}>
          {data.stays.map((stay, index) => (
            <li key={stay.id}>
              <StayCard stay={stay} number={data.stays.length > 1 ? index + 1 : null} />
            </li>
          ))}
        </ol>
      )}
    </Drawer>
  );
}
