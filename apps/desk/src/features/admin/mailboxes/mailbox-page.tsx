import { listInboxes, listMailboxes } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconMailbox } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import { BackLink } from '../frame/back-link.tsx';
import { FormSkeleton } from '../frame/form-skeleton.tsx';
import { icon } from '../frame/icon-look.ts';
import { MailboxForm } from './mailbox-form.tsx';

/** The form of one account; `new` as id makes one. */
export function MailboxPage() {
  const { t } = useTranslation('admin');
  const { mailboxId = 'new' } = useParams();
  const [search] = useSearchParams();
  const mailboxes = useAnswer(listMailboxes, {});
  const inboxes = useAnswer(listInboxes, {});
  const isNew = mailboxId === 'new';
  const mailbox = mailboxes.data?.mailboxes.find((one) => one.id === mailboxId);
  const error = mailboxes.error ?? inboxes.error;
  const isKnown = mailboxes.isSuccess && inboxes.isSuccess;
  return (
    <AdminPage
      width="narrow"
      above={<BackLink to="/admin/mailboxes" label={t('mailboxes.backToList')} />}
      title={mailbox?.username ?? t(isNew ? 'mailboxes.createTitle' : 'sections.mailboxes')}
    >
      {!isKnown && !error && <FormSkeleton />}
      {error && !isKnown && <Failure error={error} onRetry={() => void mailboxes.refetch()} />}
      {isKnown && !isNew && !mailbox && (
        <Empty
          icon={<IconMailbox {...icon} />}
          title={t('mailboxes.notFound.title')}
          text={t('mailboxes.notFound.body')}
        >
          <Button component={Link} to="/admin/mailboxes" variant="default">
            {t('mailboxes.backToList')}
          </Button>
        </Empty>
      )}
      {isKnown && (isNew || mailbox) && (
        <MailboxForm
          key={mailboxId}
          mailbox={mailbox}
          inboxes={inboxes.data.inboxes}
          startInboxId={search.get('inbox') ?? undefined}
        />
      )}
    </AdminPage>
  );
}
