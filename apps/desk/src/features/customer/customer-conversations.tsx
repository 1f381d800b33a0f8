import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Ago } from '../../app/time/ago.tsx';
import { ChannelIcon } from '../conversation-list/channel-icon.tsx';
import { useConversations } from '../conversation-list/use-conversations.ts';
import classes from './customer.module.css';

interface CustomerConversationsProps {
  customerId: string;
  conversationId: string | undefined;
  path: string;
}

/** Every contact of this person, newest first. */
export function CustomerConversations({ customerId, conversationId, path }: CustomerConversationsProps) {
  const { t } = useTranslation(['customer', 'conversation-list']);
  const { conversations, hasNextPage, fetchNextPage, isFetchingNextPage } = useConversations({
    customerId,
    sort: 'newest',
  });
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>
        {t('contacts')}{' '}
        {conversations.length > 0 && <span>{hasNextPage ? `${conversations.length}+` : conversations.length}</span>}
      </h3>
      <ul className={classes.contacts}>
        {conversations.map((one) => (
          <li key={one.id}>
            <Link
              className={classes.contact}
              to={`${path}/${one.id}`}
              aria-current={one.id === conversationId ? 'true' : undefined}
            >
              <ChannelIcon channel={one.channel} />
              <span className={classes.contactSubject}>
                {one.subject || one.preview || t('conversation-list:noSubject')}
              </span>
              <span className={`${classes.quiet} ${classes.contactDate}`}>
                {one.status === 'open' ? t('open') : <Ago at={one.lastMessageAt} as="clock" />}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button size="compact-xs" variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}
