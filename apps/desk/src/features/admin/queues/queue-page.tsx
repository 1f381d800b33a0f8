import { listQueueSettings } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import { BackLink } from '../frame/back-link.tsx';
import { FormSkeleton } from '../frame/form-skeleton.tsx';
import { icon } from '../frame/icon-look.ts';
import { QueueForm } from './queue-form.tsx';

/** The form of one queue; `new` as id makes one. */
export function QueuePage() {
  const { t } = useTranslation('routing-settings');
  const { queueId = 'new' } = useParams();
  const queues = useAnswer(listQueueSettings, {});
  const isNew = queueId === 'new';
  const queue = queues.data?.queues.find((one) => one.id === queueId);
  return (
    <AdminPage
      width="narrow"
      above={<BackLink to="/admin/queues" label={t('queues.backToList')} />}
      title={queue?.name ?? t(isNew ? 'queues.createTitle' : 'admin:sections.queues')}
    >
      {queues.isPending && <FormSkeleton />}
      {queues.error && !queues.data && <Failure error={queues.error} onRetry={() => void queues.refetch()} />}
      {queues.data && !isNew && !queue && (
        <Empty icon={<IconStack2 {...icon} />} title={t('queues.notFound.title')} text={t('queues.notFound.body')}>
          <Button component={Link} to="/admin/queues" variant="default">
            {t('queues.backToList')}
          </Button>
        </Empty>
      )}
      {queues.data && (isNew || queue) && <QueueForm key={queueId} queue={queue} queues={queues.data.queues} />}
    </AdminPage>
  );
}
