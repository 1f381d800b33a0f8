import {
  ApiError,
  getConversation,
  WORK_TRANSITIONS,
  type ConversationDetail,
  type WorkItem,
} from '@guichet/contracts';
import { ActionIcon, Kbd, Tooltip } from '@mantine/core';
import { IconArrowForwardUp, IconCheck, IconLayoutSidebarRight, IconMaximize } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { useCommands } from '../../app/commands.ts';
import { late } from '../../app/late.tsx';
import { useSession } from '../../app/session.tsx';
import { Empty } from '../../app/states/empty.tsx';
import { Failure } from '../../app/states/failure.tsx';
import { ConversationSkeleton } from '../conversation/conversation-skeleton.tsx';
import { useConversationActions } from '../conversation/use-conversation-actions.ts';
import { TransferMenu } from '../routing/transfer-menu.tsx';
import { useSubjectWork } from '../routing/use-subject-work.ts';
import { useChat } from './chat-cache.ts';
import { ChatPane } from './chat-pane.tsx';
import { DialogueTitle } from './dialogue-title.tsx';
import { EndChat } from './end-chat.tsx';
import classes from './chat-column.module.css';

const ResolveForm = late(async () => (await import('../conversation/actions/resolve-form.tsx')).ResolveForm);
const LIVE: readonly WorkItem['state'][] = WORK_TRANSITIONS.transfer.from;
const icon = { size: 18, stroke: 1.75 };

interface ChatColumnProps {
  conversationId: string;
  isActive: boolean;
  focusWish: number;
  isCustomerShown: boolean;
  onActivate: () => void;
  onToggleCustomer: () => void;
}

/** One of the dialogues beside each other. What can be done with it stands at the one that is at hand. */
export function ChatColumn(props: ChatColumnProps) {
  const { conversationId, isActive, focusWish, onActivate } = props;
  const { t } = useTranslation(['chats', 'conversation']);
  const { data: conversation, error, refetch } = useAnswer(getConversation, { conversationId });
  const chat = useChat(conversationId);
  const name = chat?.visitor.name || conversation?.customer?.name || t('visitor');
  const activate = () => {
    if (!isActive) onActivate();
  };
  return (
    <section
      className={classes.column}
      data-active={isActive || undefined}
      aria-label={t('dialogueWith', { name })}
      onFocusCapture={activate}
      onPointerDown={activate}
    >
      {conversation && (
        <>
          <header className={classes.head}>
            <DialogueTitle conversation={conversation} chat={chat} name={name} />
            {isActive && <Actions {...props} conversation={conversation} />}
          </header>
          <ChatPane key={conversationId} conversation={conversation} isActive={isActive} focusWish={focusWish} />
        </>
      )}
      {!conversation && !error && <ConversationSkeleton />}
      {!conversation && error instanceof ApiError && error.status === 404 && (
        <Empty title={t('conversation:gone.title')} text={t('conversation:gone.text')} />
      )}
      {!conversation && error && error.status !== 404 && <Failure error={error} onRetry={() => void refetch()} />}
    </section>
  );
}

function Actions(props: ChatColumnProps & { conversation: ConversationDetail }) {
  const { conversation, isCustomerShown, onToggleCustomer } = props;
  const conversationId = conversation.id;
  const { t } = useTranslation(['chats', 'conversation', 'routing']);
  const { can } = useSession();
  const work = useSubjectWork(conversationId);
  const actions = useConversationActions(conversationId);
  const [isResolving, setResolving] = useState(false);
  const mayResolve = can('conversation.write') && conversation.status !== 'resolved';
  useCommands(
    mayResolve
      ? [
          {
            ...{
              id: 'conversation.resolve',
              group: 'conversation',
              label: t('conversation:actions.resolve'),
              key: 'e',
            },
            run: () => setResolving(true),
          },
        ]
      : [],
  );
  return (
    <div className={classes.actions}>
      {can('conversation.write') && <EndChat conversationId={conversationId} />}
      {work && LIVE.includes(work.state) && (
        <TransferMenu item={work}>
          <Tooltip label={t('routing:work.transferKey')}>
            <ActionIcon aria-label={t('routing:work.transfer')}>
              <IconArrowForwardUp {...icon} />
            </ActionIcon>
          </Tooltip>
        </TransferMenu>
      )}
      {mayResolve && (
        <Tooltip
          label={
            <>
              {t('conversation:actions.resolve')} <Kbd size="xs">E</Kbd>
            </>
          }
        >
          <ActionIcon
            aria-label={t('conversation:actions.resolve')}
            loading={actions.resolve.isPending}
            onClick={() => setResolving(true)}
          >
            <IconCheck {...icon} />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={t('openWhole')}>
        <ActionIcon
          component={Link}
          to={`/inbox/all/${conversationId}`}
          className={classes.whole ?? ''}
          aria-label={t('openWhole')}
        >
          <IconMaximize {...icon} />
        </ActionIcon>
      </Tooltip>
      <ActionIcon
        aria-label={t(isCustomerShown ? 'conversation:hideCustomer' : 'conversation:showCustomer')}
        aria-pressed={isCustomerShown}
        onClick={onToggleCustomer}
      >
        <IconLayoutSidebarRight {...icon} />
      </ActionIcon>
      <Suspense>
        {isResolving && (
          <ResolveForm
            onClose={() => setResolving(false)}
            onResolve={(closing) => actions.resolve.mutate({ conversationId, ...(closing ? { closing } : {}) })}
          />
        )}
      </Suspense>
    </div>
  );
}
