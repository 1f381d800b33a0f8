import type { AnswerOf, listQueueWork } from '@guichet/contracts';
import { Link } from 'react-router';
import { ChannelIcon } from '../conversation-list/channel-icon.tsx';
import table from '../admin/frame/stack-table.module.css';
import classes from './queue-page.module.css';

/** Whose it is and what it is about; a conversation opens. */
export function WorkTitle({ item }: { item: AnswerOf<typeof listQueueWork>['items'][number] }) {
  const { subject, customerName, title, channel } = item;
  return (
    <span className={classes.customer}>
      <span className={classes.mark}>
        <ChannelIcon channel={channel} />
      </span>
      <span className={classes.who}>
        {subject.type === 'conversation' ? (
          <Link className={table.open} to={`/inbox/all/${subject.id}`}>
            {customerName}
          </Link>
        ) : (
          <span>{customerName}</span>
        )}
        <span className={table.under}>{title}</span>
      </span>
    </span>
  );
}
