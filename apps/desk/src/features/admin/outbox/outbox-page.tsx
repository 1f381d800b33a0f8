import { listLocalOutbox } from '@guichet/contracts';
import { IconMailPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useSession } from '../../../app/session.tsx';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import { BackLink } from '../frame/back-link.tsx';
import { icon } from '../frame/icon-look.ts';
import { MoreButton } from '../frame/more-button.tsx';
import { TableSkeleton } from '../frame/table-skeleton.tsx';
import { usePages } from '../frame/use-pages.ts';
import { OutboxList } from './outbox-list.tsx';
import classes from './outbox-page.module.css';
import { OutboxReader } from './outbox-reader.tsx';
import { WhyLocal } from './why-local.tsx';

/** An answer comes here once the time to take it back is over; nothing tells the desk. */
const ASK_EVERY_MS = 10_000;

/** Mails that could not leave, with a pane to read them; where it is narrow, one or the other. */
export function OutboxPage() {
  const { t } = useTranslation('admin');
  const { session } = useSession();
  const { mailId } = useParams();
  const pages = usePages(listLocalOutbox, { refetchInterval: ASK_EVERY_MS });
  const mails = pages.data?.pages.flatMap((page) => page.mails) ?? [];
  return (
    <AdminPage title={t('sections.outbox')} lead={t('outbox.lead')}>
      {session.mailStaysLocal && <WhyLocal />}
      {pages.isPending && <TableSkeleton columns={1} />}
      {pages.error && !pages.data && <Failure error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && mails.length === 0 && (
        <Empty
          icon={<IconMailPause {...icon} />}
          title={t('outbox.empty.title')}
          text={t(session.mailStaysLocal ? 'outbox.empty.body' : 'outbox.empty.bodySet')}
        />
      )}
      {mails.length > 0 && (
        <div className={classes.panes} data-reading={mailId !== undefined}>
          <div className={classes.list}>
            <OutboxList mails={mails} openId={mailId} />
            <MoreButton pages={pages} />
          </div>
          <section className={classes.reader} aria-label={t('outbox.reading')}>
            {mailId === undefined ? (
              <p className={classes.pick}>{t('outbox.pick')}</p>
            ) : (
              <>
                <div className={classes.back}>
                  <BackLink to="/admin/outbox" label={t('outbox.backToList')} />
                </div>
                <OutboxReader key={mailId} mailId={mailId} />
              </>
            )}
          </section>
        </div>
      )}
    </AdminPage>
  );
}
