import { type ConversationDetail, getConversation } from '@guichet/contracts';
import { ActionIcon, Button } from '@mantine/core';
import { IconUserQuestion, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { Empty } from '../../app/states/empty.tsx';
import { CallerFacts } from '../calls/caller-facts.tsx';
import { VisitorFacts } from '../chats/visitor-facts.tsx';
import { useConversationActions } from '../conversation/use-conversation-actions.ts';
import { CustomerPanel } from './customer-panel.tsx';
import { CustomerSkeleton } from './customer-skeleton.tsx';
import { FindCustomer } from './find-customer.tsx';
import { FollowUps } from './follow-ups.tsx';
import { SlaClocks } from './sla-clocks.tsx';
import classes from './customer.module.css';

interface CustomerColumnProps {
  conversationId: string;
  path: string;
  onClose: () => void;
}

/** Who it is and what was promised, beside the conversation. */
export function CustomerColumn({ conversationId, path, onClose }: CustomerColumnProps) {
  const { t } = useTranslation('customer');
  const { can } = useSession();
  const { data: conversation, isPending, isError } = useAnswer(getConversation, { conversationId });
  const actions = useConversationActions(conversationId);
  const [isFinding, setFinding] = useState(false);
  const attach = (customerId: string) => {
    setFinding(false);
    actions.edit.mutate({ conversationId, customerId });
  };
  // What is wrong with the conversation is said where it would be.
  if (isError && !conversation) return <aside aria-label={t('panel')} />;
  return (
    <aside className={classes.column} aria-label={t('panel')}>
      <ActionIcon className={classes.close ?? ''} aria-label={t('close')} onClick={onClose}>
        <IconX size={18} stroke={1.75} />
      </ActionIcon>
      {isPending && <CustomerSkeleton />}
      {conversation?.customer && (
        <CustomerPanel
          key={conversation.customer.id}
          customerId={conversation.customer.id}
          conversationId={conversationId}
          path={path}
          promises={
            <>
              <SlaClocks conversationId={conversationId} version={conversation.version} />
              <SaidOnThePage conversation={conversation} />
              <FollowUps followUps={conversation.followUps} conversationId={conversationId} />
            </>
          }
        />
      )}
      {conversation && !conversation.customer && (
        <>
          <Empty icon={<IconUserQuestion stroke={1.75} aria-hidden />} title={t('none.title')} text={t('none.text')}>
            {can('conversation.write') && (
              <Button variant="default" onClick={() => setFinding(true)}>
                {t('none.attach')}
              </Button>
            )}
          </Empty>
          <SlaClocks conversationId={conversationId} version={conversation.version} />
          <SaidOnThePage conversation={conversation} />
          <FollowUps followUps={conversation.followUps} conversationId={conversationId} />
        </>
      )}
      {isFinding && <FindCustomer title={t('none.attach')} onChoose={attach} onClose={() => setFinding(false)} />}
    </aside>
  );
}

function SaidOnThePage({
  conversation: { id, channel },
}: {
  conversation: Pick<ConversationDetail, 'id' | 'channel'>;
}) {
  if (channel === 'chat') return <VisitorFacts conversationId={id} />;
  return channel === 'voice' ? <CallerFacts conversationId={id} /> : null;
}
