import type { ConversationSummary } from '@guichet/contracts';
import { Checkbox } from '@mantine/core';
import { IconAlertTriangle, IconArrowUp, IconChevronsUp, IconStarFilled } from '@tabler/icons-react';
import { memo, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Pill } from '../../app/pill.tsx';
import { Ago } from '../../app/time/ago.tsx';
import { ChannelIcon } from './channel-icon.tsx';
import { PromisePill } from './promise-pill.tsx';
import { ViewerAvatars } from './viewer-avatars.tsx';
import classes from './conversation-row.module.css';

interface ConversationRowProps {
  conversation: ConversationSummary;
  to: string;
  isOpen: boolean;
  isSelected: boolean;
  /** The one row the Tab key reaches. */
  isTabStop: boolean;
  onSelect: (id: string, isRange: boolean) => void;
  onFocus: (id: string) => void;
}

export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { conversation, to, isOpen, isSelected, isTabStop, onSelect, onFocus } = props;
  const { t } = useTranslation(['conversation-list', 'app']);
  const { id, customer, subject, preview, tags, priority } = conversation;
  const name = customer?.name || customer?.email || t('unknownCustomer');
  const select = (event: MouseEvent) => {
    // The browser's own click would mark the text between two rows.
    if (event.shiftKey) document.getSelection()?.removeAllRanges();
    onSelect(id, event.shiftKey);
  };
  return (
    <div className={classes.row} data-open={isOpen || undefined} data-selected={isSelected || undefined}>
      <Link
        to={to}
        className={classes.link}
        data-conversation={id}
        tabIndex={isTabStop ? 0 : -1}
        aria-current={isOpen ? 'true' : undefined}
        onFocus={() => onFocus(id)}
        draggable={false}
      >
        <span className={classes.line}>
          <span className={classes.name} data-waits={conversation.waitingSince ? true : undefined}>
            {name}
          </span>
          {customer && customer.valueClass !== 'standard' && (
            <span className={classes.value} role="img" aria-label={t(`app:valueClass.${customer.valueClass}`)}>
              <IconStarFilled size={11} aria-hidden />
            </span>
          )}
          <ViewerAvatars conversationId={id} />
          <span className={classes.spacer} />
          <Ago at={conversation.waitingSince ?? conversation.lastMessageAt} className={classes.time} />
        </span>
        <span className={classes.line}>
          {(priority === 'high' || priority === 'urgent') && (
            <span
              className={classes.priority}
              data-priority={priority}
              role="img"
              aria-label={t(`app:priority.${priority}`)}
            >
              {priority === 'urgent' ? <IconChevronsUp size={15} aria-hidden /> : <IconArrowUp size={15} aria-hidden />}
            </span>
          )}
          <span className={classes.subject}>{subject || preview || t('noSubject')}</span>
          {conversation.hasDeliveryProblem && (
            <Pill tone="bad">
              <IconAlertTriangle size={12} aria-hidden />
              {t('deliveryProblem')}
            </Pill>
          )}
          {conversation.isUnsettled && <Pill tone="warn">{t('unsettled')}</Pill>}
          <PromisePill conversation={conversation} />
        </span>
        {tags.length > 0 && (
          <span className={classes.tags}>
            {tags.slice(0, 4).map((tag) => (
              <Pill key={tag.id} tone="plain">
                {tag.name}
              </Pill>
            ))}
          </span>
        )}
      </Link>
      <span className={classes.mark}>
        <ChannelIcon channel={conversation.channel} />
        <Checkbox
          className={classes.check ?? ''}
          size="xs"
          checked={isSelected}
          tabIndex={isTabStop ? 0 : -1}
          aria-label={t('select', { name, number: conversation.number })}
          onClick={select}
          onChange={() => undefined}
        />
      </span>
    </div>
  );
});
