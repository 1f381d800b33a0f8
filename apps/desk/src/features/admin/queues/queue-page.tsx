import { getVoiceSettings, listQueueSettings } from '@guichet/contracts';
import { IconStack2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { icon } from '../frame/icon-look.ts';
import { ItemPage } from '../frame/item-page.tsx';
import { QueueForm } from './queue-form.tsx';

/** The form of one queue; `new` as id makes one. */
export function QueuePage() {
  const { t } = useTranslation('routing-settings');
  const { queueId = 'new' } = useParams();
  const answer = useAnswer(listQueueSettings, {});
  const isNew = queueId === 'new';
  const queue = answer.data?.queues.find((one) => one.id === queueId);
  const voice = useAnswer(getVoiceSettings, queue ? { queueId } : null);
  return (
    <ItemPage
      list="/admin/queues"
      backToList={t('queues.backToList')}
      title={queue?.name ?? t(isNew ? 'queues.createTitle' : 'admin:sections.queues')}
      notFound={{
        icon: <IconStack2 {...icon} />,
        title: t('queues.notFound.title'),
        body: t('queues.notFound.body'),
      }}
      answer={queue && !voice.data ? voice : answer}
      isThere={isNew || queue !== undefined}
    >
      <QueueForm
        key={queueId}
        queue={queue && voice.data && { ...queue, voice: voice.data }}
        queues={answer.data?.queues ?? []}
      />
    </ItemPage>
  );
}
