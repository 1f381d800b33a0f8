import { createQueue, listQueueSettings, listQueues, type Queue, updateQueue } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { call } from '../../../app/api.ts';
import { useSettingsForm } from '../frame/use-settings-form.ts';
import { type QueueValues, requestOf, startValues } from './queue-values.ts';
import { useQueueRules } from './use-queue-rules.ts';

export function useQueueForm(queue: Queue | undefined) {
  const { t } = useTranslation('routing-settings');
  const save = async (values: QueueValues) => {
    const wish = requestOf(values);
    const { queue: item, warnings } = await (queue
      ? call(updateQueue, { queueId: queue.id, ...wish })
      : call(createQueue, wish));
    return { item, warnings };
  };
  return useSettingsForm({
    ...{ item: queue, startValues, validate: useQueueRules(), save, path: '/admin/queues' },
    list: { endpoint: listQueueSettings, field: 'queues' },
    invalidates: [listQueues],
    told: (name) => t(queue ? 'queues.saved' : 'queues.created', { name }),
  });
}
