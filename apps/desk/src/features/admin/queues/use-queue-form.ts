import {
  createQueue,
  listQueueSettings,
  listQueues,
  type Queue,
  type SettingsWarning,
  updateQueue,
} from '@guichet/contracts';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { keyOf, queryClient, useAction } from '../../../app/api.ts';
import { restartForm } from '../frame/restart-form.ts';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { useTell } from '../frame/use-tell.ts';
import { useSavedWarnings } from '../routing/use-saved-warnings.ts';
import { type QueueValues, requestOf, startValues } from './queue-values.ts';
import { useQueueRules } from './use-queue-rules.ts';

interface Saved {
  queue: Queue;
  warnings: SettingsWarning[];
}
/** The page shows what was saved at once; the list is asked again behind it. */
function showSaved(saved: Queue) {
  queryClient.setQueryData(keyOf(listQueueSettings, {}), (old: { queues: Queue[] } | undefined) => {
    if (!old) return old;
    const others = old.queues.filter((one) => one.id !== saved.id);
    return { queues: [...others, saved].toSorted((a, b) => a.name.localeCompare(b.name)) };
  });
}

/** The form's values, its checks, what saving does, and what the server warned of. */
export function useQueueForm(queue: Queue | undefined) {
  const { t } = useTranslation('routing-settings');
  const tell = useTell();
  const { focusFirst } = useFieldRules();
  const navigate = useNavigate();
  const [warnings, setWarnings] = useSavedWarnings();
  const changes = { invalidates: [listQueueSettings, listQueues] };
  const create = useAction(createQueue, changes);
  const update = useAction(updateQueue, changes);
  const form = useForm<QueueValues>({ initialValues: startValues(queue), validate: useQueueRules() });
  const onSuccess = (saved: Saved) => {
    showSaved(saved.queue);
    restartForm(form, startValues(saved.queue));
    setWarnings(saved.warnings);
    tell.done(t(queue ? 'queues.saved' : 'queues.created', { name: saved.queue.name }));
    if (!queue)
      void navigate(`/admin/queues/${saved.queue.id}`, { replace: true, state: { warnings: saved.warnings } });
  };
  const save = (values: QueueValues) => {
    if (queue) update.mutate({ queueId: queue.id, ...requestOf(values) }, { onSuccess });
    else create.mutate(requestOf(values), { onSuccess });
  };
  return {
    form,
    warnings,
    error: create.error ?? update.error,
    isBusy: create.isPending || update.isPending,
    // A folded section with a mistake opens first; only then can the keyboard go there.
    onSubmit: form.onSubmit(save, (errors) => requestAnimationFrame(() => focusFirst(form)(errors))),
  };
}
