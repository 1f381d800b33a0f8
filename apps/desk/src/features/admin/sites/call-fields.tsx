import { listQueues } from '@guichet/contracts';
import { Select, Switch } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import type { SiteValues } from './site-values.ts';

/** Whether its visitors may call, who answers them, and whether a voice asks what it is about. */
export function CallFields({ form }: { form: UseFormReturnType<SiteValues> }) {
  const { t } = useTranslation('site-settings');
  const queues = useAnswer(listQueues, {}).data?.queues ?? [];
  return (
    <>
      <Select
        label={t('callQueue')}
        description={t('callQueueHelp')}
        placeholder={t('callQueueNone')}
        data={queues.map(({ id, name }) => ({ value: id, label: name }))}
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
        searchable
        {...form.getInputProps('callQueueId')}
      />
      <Select
        label={t('callbackQueue')}
        description={t('callbackQueueHelp')}
        placeholder={t('callbackQueueNone')}
        data={queues.map(({ id, name }) => ({ value: id, label: name }))}
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
        searchable
        {...form.getInputProps('callbackQueueId')}
      />
      <Switch
        label={t('hasVoiceMenu')}
        description={t('hasVoiceMenuHelp')}
        disabled={form.values.callQueueId === null}
        {...form.getInputProps('hasVoiceMenu', { type: 'checkbox' })}
      />
    </>
  );
}
