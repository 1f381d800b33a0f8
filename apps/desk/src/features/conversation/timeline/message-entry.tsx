import type { Address, ConversationSummary, TimelineEntry } from '@guichet/contracts';
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconFileDownload } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUserName } from '../../../app/people.ts';
import { PersonAvatar } from '../../../app/person-avatar.tsx';
import { Pill } from '../../../app/pill.tsx';
import { Ago } from '../../../app/time/ago.tsx';
import { Attachments } from './attachments.tsx';
import { DeliveryBanner } from './delivery-banner.tsx';
import { MessageBody } from './message-body.tsx';
import { Notices } from './notices.tsx';
import { rawLink } from './raw-link.ts';
import classes from './timeline.module.css';

type Message = Extract<TimelineEntry, { type: 'message' }>;
interface MessageEntryProps {
  entry: Message;
  customer: ConversationSummary['customer'];
  onUndone: (messageId: string) => void;
}

const short = (addresses: readonly Address[]) => addresses.map(({ name, address }) => name || address).join(', ');
const long = (addresses: readonly Address[]) =>
  addresses.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(', ');

export const MessageEntry = memo(function MessageEntry({ entry, customer, onUndone }: MessageEntryProps) {
  const { t } = useTranslation('conversation');
  const nameOf = useUserName();
  const [hasDetails, setDetails] = useState(false);
  const isOut = entry.direction === 'out';
  const isCustomer = customer?.email?.toLowerCase() === entry.from.address.toLowerCase();
  const name =
    (isOut && entry.authorUserId ? nameOf(entry.authorUserId) : '') ||
    entry.from.name ||
    (isCustomer && customer?.name) ||
    entry.from.address ||
    t('message.unknownSender');
  return (
    <article className={classes.entry} aria-label={t(isOut ? 'message.outLabel' : 'message.inLabel', { name })}>
      <PersonAvatar name={name} kind={isOut ? 'agent' : 'customer'} />
      <div className={classes.body}>
        <div className={classes.who}>
          <span className={classes.name}>{name}</span>
          <button
            type="button"
            className={classes.foldButton}
            aria-expanded={hasDetails}
            onClick={() => setDetails(!hasDetails)}
          >
            {entry.to.length > 0 ? t('message.byMailTo', { to: short(entry.to) }) : t('message.byMail')}
          </button>
          <span className={classes.how}>
            <Ago at={entry.at} as="time" />
          </span>
          {entry.kind !== 'normal' && <Pill tone="plain">{t(`message.kinds.${entry.kind}`)}</Pill>}
          {entry.hasRaw && (
            <Menu>
              <Menu.Target>
                <ActionIcon size="sm" className={classes.more ?? ''} aria-label={t('message.more', { name })}>
                  <IconDots size={16} stroke={1.75} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item
                  component="a"
                  href={rawLink(entry.id)}
                  download
                  leftSection={<IconFileDownload size={16} stroke={1.75} />}
                >
                  {t('message.raw')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
        {hasDetails && (
          <div className={classes.how}>
            <div>{t('message.from', { addresses: long([entry.from]) })}</div>
            <div>{t('message.to', { addresses: long(entry.to) })}</div>
            {entry.cc.length > 0 && <div>{t('message.cc', { addresses: long(entry.cc) })}</div>}
            {entry.bcc.length > 0 && <div>{t('message.bcc', { addresses: long(entry.bcc) })}</div>}
            <div>{t('message.subject', { subject: entry.subject })}</div>
          </div>
        )}
        <div className={classes.card} data-direction={entry.direction}>
          <Notices entry={entry} />
          <MessageBody entry={entry} />
          <Attachments attachments={entry.attachments} />
        </div>
        {isOut && <DeliveryBanner entry={entry} onUndone={onUndone} />}
      </div>
    </article>
  );
});
