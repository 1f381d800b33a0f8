import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { speaking } from './i18n.ts';
import { late } from './late.tsx';
import { ConversationList } from '../features/conversation-list/conversation-list.tsx';
import { useListPlace } from '../features/conversation-list/list-place.ts';
import { ConversationSkeleton } from '../features/conversation/conversation-skeleton.tsx';
import { NoConversation } from '../features/conversation/no-conversation.tsx';
import { useRecordShown } from '../features/customer/use-record-shown.ts';
import { offerDockPlace } from '../features/offers/dock-place.ts';
import { ColumnHandle } from './column-handle.tsx';
import { useColumnWidth } from './column-width.ts';
import classes from './inbox-page.module.css';

const Conversation = late(
  speaking('contact', async () => (await import('../features/conversation/conversation.tsx')).Conversation),
);
const CustomerColumn = late(
  speaking('contact', async () => (await import('../features/customer/customer-column.tsx')).CustomerColumn),
);

/** List, conversation and customer side by side; on a narrow screen one of them. */
export function InboxPage() {
  const { t } = useTranslation('app');
  const place = useListPlace();
  const list = useColumnWidth('list', 336, 260, 560);
  const customer = useColumnWidth('customer', 266, 220, 460);
  const [isShown, toggle] = useRecordShown('guichet.customer-shown');
  const { conversationId } = place;
  return (
    <div className={classes.columns} data-open={conversationId ? true : undefined}>
      <div className={classes.list} style={{ '--list': `${list.width}px` }}>
        <ConversationList place={place} />
        <div ref={offerDockPlace} className={classes.dock} />
      </div>
      <ColumnHandle column={list} label={t('columns.list')} />
      <div className={classes.conversation}>
        {conversationId ? (
          <Suspense fallback={<ConversationSkeleton />}>
            <Conversation
              conversationId={conversationId}
              backTo={place.path + place.query}
              isCustomerShown={isShown}
              onToggleCustomer={toggle}
            />
          </Suspense>
        ) : (
          <NoConversation />
        )}
      </div>
      {conversationId && isShown && (
        <>
          <ColumnHandle column={customer} label={t('columns.customer')} isRight />
          <div className={classes.customer} style={{ '--customer': `${customer.width}px` }}>
            <Suspense>
              <CustomerColumn conversationId={conversationId} path={place.path} onClose={toggle} />
            </Suspense>
          </div>
        </>
      )}
    </div>
  );
}
