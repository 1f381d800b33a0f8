import { type Inbox, listMailboxes } from '@guichet/contracts';
import { Anchor, Input, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { CopyText } from './copy-text.tsx';
import classes from './receiving-info.module.css';

/** Both ways in: the forwarding address, and the IMAP accounts that feed this inbox. */
export function ReceivingInfo({ inbox }: { inbox: Inbox | undefined }) {
  const { t } = useTranslation('admin');
  const mailboxes = useAnswer(listMailboxes, inbox ? {} : null);
  if (!inbox) return <Text className={classes.later}>{t('inboxes.forwardingLater')}</Text>;
  const feeding = mailboxes.data?.mailboxes.filter((mailbox) => mailbox.inboxId === inbox.id) ?? [];
  return (
    <>
      <Input.Wrapper
        labelElement="div"
        label={t('inboxes.forwarding')}
        description={t('inboxes.forwardingHelp', { address: inbox.address })}
      >
        <div className={classes.address}>
          <CopyText text={inbox.forwardingAddress} label={t('inboxes.forwardingCopy')} />
        </div>
      </Input.Wrapper>
      {mailboxes.isSuccess && (
        <div>
          <Text>{feeding.length ? t('inboxes.imapSome', { count: feeding.length }) : t('inboxes.imapNone')}</Text>
          <ul className={classes.accounts}>
            {feeding.map((mailbox) => (
              <li key={mailbox.id}>
                <Anchor component={Link} to={`/admin/mailboxes/${mailbox.id}`}>
                  {mailbox.username}
                </Anchor>
              </li>
            ))}
            <li>
              <Anchor component={Link} to={`/admin/mailboxes/new?inbox=${inbox.id}`}>
                {t('inboxes.imapAdd')}
              </Anchor>
            </li>
          </ul>
        </div>
      )}
    </>
  );
}
