import { listMyChats } from '@guichet/contracts';
import { useElementSize } from '@mantine/hooks';
import { IconMessages } from '@tabler/icons-react';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useNavigate, useParams } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { ColumnHandle } from '../../app/column-handle.tsx';
import { useColumnWidth } from '../../app/column-width.ts';
import { late } from '../../app/late.tsx';
import { Empty } from '../../app/states/empty.tsx';
import { useIsNarrow } from '../../app/use-is-narrow.ts';
import { useMyStatus } from '../agent-state/use-my-status.ts';
import { useRecordShown } from '../customer/use-record-shown.ts';
import { offerDockPlace } from '../offers/dock-place.ts';
import { ChatColumn } from './chat-column.tsx';
import { useMyChats } from './chat-cache.ts';
import { useColumns } from './use-columns.ts';
import classes from './chats-page.module.css';

const CustomerColumn = late(async () => (await import('../customer/customer-column.tsx')).CustomerColumn);

/** My dialogues beside each other, as many as the screen has room for. */
export function ChatsPage() {
  const { t } = useTranslation(['chats', 'app']);
  const { conversationId } = useParams();
  const navigate = useNavigate();
  const location = useLocation();
  const isNarrow = useIsNarrow();
  const { isPending } = useAnswer(listMyChats, {});
  const chats = useMyChats();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const columns = useColumns(chats, conversationId, width);
  const customer = useColumnWidth('customer', 266, 220, 460);
  const [isShown, toggle] = useRecordShown('guichet.visitor-shown');
  const focusWish = useFocusWish(location.key, (location.state as { focuses?: boolean } | null)?.focuses ?? false);
  const first = chats[0]?.conversationId;
  if (!conversationId && first) return <Navigate to={`/chats/${first}`} replace />;
  if (!conversationId && !isPending) return <NoChats />;
  return (
    <div className={classes.page}>
      <h1 className={classes.hidden}>{t('mine')}</h1>
      <div className={classes.columns} ref={ref}>
        {columns.map((id) => (
          <ChatColumn
            key={id}
            conversationId={id}
            isActive={id === conversationId}
            focusWish={isNarrow ? 0 : focusWish}
            isCustomerShown={isShown}
            onActivate={() => void navigate(`/chats/${id}`, { replace: true })}
            onToggleCustomer={toggle}
          />
        ))}
      </div>
      {conversationId && isShown && <ColumnHandle column={customer} label={t('app:columns.customer')} isRight />}
      <div className={classes.side} style={{ '--customer': `${customer.width}px` }} data-shown={isShown || undefined}>
        {conversationId && isShown && (
          <div className={classes.customer}>
            <Suspense>
              <CustomerColumn conversationId={conversationId} path="/inbox/all" onClose={toggle} />
            </Suspense>
          </div>
        )}
        <div ref={offerDockPlace} className={classes.dock} />
      </div>
    </div>
  );
}

function NoChats() {
  const { t } = useTranslation('chats');
  const status = useMyStatus();
  const isReady = status?.state === 'ready' && status.channels.includes('chat');
  return (
    <div className={classes.empty}>
      <h1 className={classes.hidden}>{t('mine')}</h1>
      <Empty
        icon={<IconMessages stroke={1.75} aria-hidden />}
        title={t('none.title')}
        text={t(isReady ? 'none.ready' : 'none.text')}
      />
    </div>
  );
}

/** Counts the times a dialogue was gone to on purpose, by key, strip or offer: then the keyboard goes into its text. */
function useFocusWish(key: string, isWished: boolean) {
  const [wish, setWish] = useState(0);
  useEffect(() => {
    if (isWished) setWish((count) => count + 1);
  }, [key, isWished]);
  return wish;
}
