import { listInboxes, listMailboxes } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconMailbox, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import { icon } from '../frame/icon-look.ts';
import { TableSkeleton } from '../frame/table-skeleton.tsx';
import { MailboxTable } from './mailbox-table.tsx';

/** Health changes without anybody's doing, so it is asked for again while the page is in sight. */
const HEALTH_EVERY_MS = 10_000;

export function MailboxesPage() {
  const { t } = useTranslation('admin');
  const mailboxes = useAnswer(listMailboxes, {}, { refetchInterval: HEALTH_EVERY_MS });
  const inboxes = useAnswer(listInboxes, {});
  const all = mailboxes.data?.mailboxes ?? [];
  const hasInbox = (inboxes.data?.inboxes.length ?? 0) > 0;
  const create = (
    <Button component={Link} to="/admin/mailboxes/new" leftSection={<IconPlus {...icon} />}>
      {t('mailboxes.create')}
    </Button>
  );
  const isEmpty = mailboxes.isSuccess && inboxes.isSuccess && all.length === 0;
  return (
    <AdminPage title={t('sections.mailboxes')} lead={t('mailboxes.lead')} actions={all.length > 0 && create}>
      {mailboxes.isPending && <TableSkeleton columns={3} rows={3} />}
      {mailboxes.error && !mailboxes.data && (
        <Failure error={mailboxes.error} onRetry={() => void mailboxes.refetch()} />
      )}
      {all.length > 0 && <MailboxTable mailboxes={all} inboxes={inboxes.data?.inboxes ?? []} />}
      {isEmpty && hasInbox && (
        <Empty icon={<IconMailbox {...icon} />} title={t('mailboxes.empty.title')} text={t('mailboxes.empty.body')}>
          {create}
        </Empty>
      )}
      {isEmpty && !hasInbox && (
        <Empty
          icon={<IconMailbox {...icon} />}
          title={t('mailboxes.needInbox.title')}
          text={t('mailboxes.needInbox.body')}
        >
          <Button component={Link} to="/admin/inboxes/new">
            {t('inboxes.create')}
          </Button>
        </Empty>
      )}
    </AdminPage>
  );
}
