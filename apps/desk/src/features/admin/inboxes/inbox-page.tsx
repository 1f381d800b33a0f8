import { listInboxSettings } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconAt } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import { BackLink } from '../frame/back-link.tsx';
import { FormSkeleton } from '../frame/form-skeleton.tsx';
import { icon } from '../frame/icon-look.ts';
import { InboxCreated } from './inbox-created.tsx';
import { InboxForm } from './inbox-form.tsx';

/** The form of one inbox; `new` as id makes one. */
export function InboxPage() {
  const { t } = useTranslation('admin');
  const { inboxId = 'new' } = useParams();
  const location = useLocation();
  const isCreated = (location.state as { isCreated?: boolean } | null)?.isCreated === true;
  const inboxes = useAnswer(listInboxSettings, {});
  const isNew = inboxId === 'new';
  const inbox = inboxes.data?.inboxes.find((one) => one.id === inboxId);
  return (
    <AdminPage
      width="narrow"
      above={<BackLink to="/admin/inboxes" label={t('inboxes.backToList')} />}
      title={inbox?.name ?? t(isNew ? 'inboxes.createTitle' : 'sections.inboxes')}
    >
      {inboxes.isPending && <FormSkeleton />}
      {inboxes.error && !inboxes.data && <Failure error={inboxes.error} onRetry={() => void inboxes.refetch()} />}
      {inboxes.data && !isNew && !inbox && (
        <Empty icon={<IconAt {...icon} />} title={t('inboxes.notFound.title')} text={t('inboxes.notFound.body')}>
          <Button component={Link} to="/admin/inboxes" variant="default">
            {t('inboxes.backToList')}
          </Button>
        </Empty>
      )}
      {inbox && isCreated && <InboxCreated inbox={inbox} />}
      {inboxes.data && (isNew || inbox) && <InboxForm key={inboxId} inbox={inbox} />}
    </AdminPage>
  );
}
