import type { ConversationDetail } from '@guichet/contracts';
import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconLayoutSidebarRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Pill } from '../../app/pill.tsx';
import { useInboxes, useTeams, useUserName } from '../../app/people.ts';
import { useSession } from '../../app/session.tsx';
import { EndChat } from '../chats/end-chat.tsx';
import { WorkLine } from '../routing/work-line.tsx';
import { PromisePill } from '../conversation-list/promise-pill.tsx';
import { HeaderActions } from './header-actions.tsx';
import { SubjectField } from './subject-field.tsx';
import type { ConversationActions } from './use-conversation-actions.ts';
import { ViewersLine } from './viewers-line.tsx';
import classes from './conversation-header.module.css';

interface ConversationHeaderProps {
  conversation: ConversationDetail;
  actions: ConversationActions;
  backTo: string;
  isCustomerShown: boolean;
  onToggleCustomer: () => void;
}

export function ConversationHeader(props: ConversationHeaderProps) {
  const { conversation, actions, backTo, isCustomerShown, onToggleCustomer } = props;
  const { t, i18n } = useTranslation(['conversation', 'app']);
  const { can } = useSession();
  const nameOf = useUserName();
  const { id: conversationId, number, priority, status } = conversation;
  const inbox = useInboxes().find((one) => one.id === conversation.inboxId)?.name;
  const team = useTeams().find((one) => one.id === conversation.teamId)?.name;
  return (
    <header className={classes.header}>
      <ActionIcon component={Link} to={backTo} className={classes.back ?? ''} aria-label={t('backToList')}>
        <IconArrowLeft size={20} stroke={1.75} />
      </ActionIcon>
      <SubjectField
        key={conversation.subject}
        subject={conversation.subject}
        isEditable={can('conversation.write')}
        onChange={(subject) => actions.edit.mutate({ conversationId, subject })}
      />
      <div className={classes.below}>
        <p className={classes.facts}>
          <span>{t('number', { number: number.toLocaleString(i18n.language) })}</span>
          {inbox && <span>{inbox}</span>}
          <span>{conversation.assigneeId ? nameOf(conversation.assigneeId) : t('unassigned')}</span>
          {team && <span>{team}</span>}
        </p>
        <p className={classes.marks}>
          <ViewersLine conversationId={conversationId} />
          {status !== 'open' && <Pill tone={status === 'resolved' ? 'ok' : 'plain'}>{t(`app:status.${status}`)}</Pill>}
          {(status === 'open' || status === 'snoozed') && <PromisePill conversation={conversation} isWhole />}
          {(priority === 'high' || priority === 'urgent') && (
            <Pill tone={priority === 'urgent' ? 'bad' : 'warn'}>{t(`app:priority.${priority}`)}</Pill>
          )}
          {conversation.tags.map((tag) => (
            <Pill key={tag.id} tone="accent">
              {tag.name}
            </Pill>
          ))}
        </p>
        <WorkLine conversationId={conversationId} />
      </div>
      <div className={classes.actions}>
        {can('conversation.write') && conversation.channel === 'chat' && <EndChat conversationId={conversationId} />}
        {can('conversation.write') && <HeaderActions conversation={conversation} actions={actions} backTo={backTo} />}
        <ActionIcon
          aria-label={t(isCustomerShown ? 'hideCustomer' : 'showCustomer')}
          aria-pressed={isCustomerShown}
          onClick={onToggleCustomer}
        >
          <IconLayoutSidebarRight size={18} stroke={1.75} />
        </ActionIcon>
      </div>
    </header>
  );
}
