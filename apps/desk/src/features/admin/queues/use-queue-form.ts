import {
  createQueue,
  getVoiceSettings,
  listQueueSettings,
  listQueues,
  updateQueue,
  updateVoiceSettings,
} from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { call } from '../../../app/api.ts';
import { useSettingsForm } from '../frame/use-settings-form.ts';
import { type QueueValues, requestOf, startValues, type VoicedQueue, voiceRequestOf } from './queue-values.ts';
import { useQueueRules } from './use-queue-rules.ts';

export function useQueueForm(queue: VoicedQueue | undefined) {
  const { t } = useTranslation('routing-settings');
  const save = async (values: QueueValues) => {
    const wish = requestOf(values);
    const { queue: saved, warnings } = await (queue
      ? call(updateQueue, { queueId: queue.id, ...wish })
      : call(createQueue, wish));
    // A new queue has the standard; it is asked for on its own page.
    const voice = queue ? await call(updateVoiceSettings, voiceRequestOf(queue.id, values)) : values.voice;
    return { item: { ...saved, voice: { ...voice, keepDays: Number(voice.keepDays) } }, warnings };
  };
  return useSettingsForm({
    ...{ item: queue, startValues, validate: useQueueRules(), save, path: '/admin/queues' },
    list: { endpoint: listQueueSettings, field: 'queues' },
    invalidates: [listQueues, getVoiceSettings],
    told: (name) => t(queue ? 'queues.saved' : 'queues.created', { name }),
  });
}
