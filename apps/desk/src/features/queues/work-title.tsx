import type { AnswerOf, listQueueWork } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ChannelIcon } from '../conversation-list/channel-icon.tsx';
import table from '../admin/frame/stack-table.module.css';
import classes from './queue-page.module.css';

type Titled = Pick<AnswerOf<typeof listQueueWork>['items'][number], 'subject' | 'customerName' | 'title' | 'channel'>;

/** Whose it is and what it is about; a conversation opens. */
export function WorkTitle({ item }: { item: Titled }) {
  const { t } = useTranslation('routing');
  const { subject, customerName, title, channel } = item;
  // The server says nothing of what whoever looks may not see.
  const isHidden = !customerName && !title;
  return (
    <span className={classes.customer}>
      <span className={classes.mark}>
        <ChannelIcon channel={channel} />
      </span>
      <span className={classes.who}>
        {isHidden && <span className={table.under}>{t('queues.hidden')}</span>}
        {!isHidden && subject.type === 'conversation' && (
          <Link className={table.open} to={`/inbox/all/${subject.id}`}>
            {customerName}
          </Link>
        )}
        {!isHidden && subject.type !== 'conversation' && <span>{customerName}</span>}
        <span className={table.under}>{title}</span>
      </span>
    </span>
  );
}
