import { ApiError, getConversation, type ConversationDetail } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { speaking } from '../../app/i18n.ts';
import { late } from '../../app/late.tsx';
import { useUserName } from '../../app/people.ts';
import { useViewing } from '../../app/presence.ts';
import { useSession } from '../../app/session.tsx';
import { Empty } from '../../app/states/empty.tsx';
import { Failure } from '../../app/states/failure.tsx';
import { useSubjectWork } from '../routing/use-subject-work.ts';
import { ConversationHeader } from './conversation-header.tsx';
import { ConversationSkeleton } from './conversation-skeleton.tsx';
import { ChatPane } from '../chats/chat-pane.tsx';
import { Timeline } from './timeline/timeline.tsx';
import type { Typing } from './composer/composer-form.tsx';
import { useConversationActions } from './use-conversation-actions.ts';
import { useUpdatedBy } from './use-updated-by.ts';
import classes from './conversation.module.css';

const CallbackCard = late(
  speaking('contact', async () => (await import('../callbacks/callback-card.tsx')).CallbackCard),
);
const Composer = late(async () => (await import('./composer/composer.tsx')).Composer);

interface ConversationProps {
  conversationId: string;
  backTo: string;
  isCustomerShown: boolean;
  onToggleCustomer: () => void;
}

export function Conversation(props: ConversationProps) {
  const { conversationId, backTo } = props;
  const { t } = useTranslation('conversation');
  const { data, error, refetch } = useAnswer(getConversation, { conversationId });
  // Asked for beside it, so that the header comes whole.
  useSubjectWork(conversationId);
  if (data?.channel === 'chat') return <OpenChat key={conversationId} conversation={data} {...props} />;
  if (data) return <OpenConversation key={conversationId} conversation={data} {...props} />;
  if (error instanceof ApiError && error.status === 404)
    return (
      <Empty title={t('gone.title')} text={t('gone.text')}>
        <Button component={Link} to={backTo} variant="default">
          {t('backToList')}
        </Button>
      </Empty>
    );
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return <ConversationSkeleton />;
}

/** Both sides are there: nothing is held back, and there is nobody to address. */
function OpenChat({ conversationId, conversation, ...rest }: ConversationProps & { conversation: ConversationDetail }) {
  const { t } = useTranslation('conversation');
  const actions = useConversationActions(conversationId);
  return (
    <section className={classes.conversation} aria-label={t('label', { number: conversation.number })}>
      <ConversationHeader conversation={conversation} actions={actions} {...rest} />
      <ChatPane conversation={conversation} isActive focusWish={0} />
    </section>
  );
}

function OpenConversation(props: ConversationProps & { conversation: ConversationDetail }) {
  const { conversationId, conversation, ...rest } = props;
  const { t } = useTranslation(['conversation', 'app']);
  const { can } = useSession();
  const nameOf = useUserName();
  const actions = useConversationActions(conversationId);
  const [typing, setTyping] = useState<Typing | null>(null);
  // What is below the timeline has its height once the composer has told of itself: until then nothing is shown that
  // would move.
  const isSettled = useAfter(1200) || typing !== null || !can('conversation.write');
  const [undoneId, setUndoneId] = useState<string | null>(null);
  const updated = useUpdatedBy(conversationId);
  useViewing(conversationId, typing?.isTyping ?? false);
  return (
    <section className={classes.conversation} aria-label={t('label', { number: conversation.number })}>
      <ConversationHeader conversation={conversation} actions={actions} {...rest} />
      {conversation.channel === 'callback' && (
        <Suspense>
          <CallbackCard conversationId={conversationId} assigneeId={conversation.assigneeId} />
        </Suspense>
      )}
      <Timeline conversation={conversation} isSettled={isSettled} onUndone={setUndoneId} />
      {updated.actorId && typing?.hasText && (
        <div className={classes.updated} role="status">
          <span>{t('updatedBy', { name: nameOf(updated.actorId) })}</span>
          <Button variant="subtle" size="compact-sm" onClick={updated.forget}>
            {t('updatedSeen')}
          </Button>
        </div>
      )}
      {can('conversation.write') && (
        <Suspense fallback={<div className={classes.composerPlace} />}>
          <Composer conversation={conversation} undoneId={undoneId} onTyping={setTyping} />
        </Suspense>
      )}
    </section>
  );
}

function useAfter(ms: number) {
  const [isPast, setPast] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPast(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isPast;
}
