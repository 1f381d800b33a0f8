import { listInboxes } from '@guichet/contracts';
import { NumberInput, Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import routing from '../routing/routing.module.css';
import type { SiteValues } from './site-values.ts';

/** What becomes of silence, and by which inbox mail follows. */
export function CourseFields({ form }: { form: UseFormReturnType<SiteValues> }) {
  const { t } = useTranslation('site-settings');
  const inboxes = (useAnswer(listInboxes, {}).data?.inboxes ?? []).filter(({ channel }) => channel === 'email');
  const minutes = { allowDecimal: false, allowNegative: false, suffix: t('minutesSuffix') };
  return (
    <>
      <Select
        label={t('mailInbox')}
        description={t('mailInboxHelp')}
        placeholder={t('mailInboxNone')}
        data={inboxes.map(({ id, name }) => ({ value: id, label: name }))}
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
        searchable
        {...form.getInputProps('mailInboxId')}
      />
      <div className={routing.pair}>
        <NumberInput
          label={t('idle')}
          description={t('idleHelp')}
          {...minutes}
          {...form.getInputProps('idleMinutes')}
        />
        <NumberInput
          label={t('close')}
          description={t('closeHelp')}
          {...minutes}
          {...form.getInputProps('closeMinutes')}
        />
      </div>
    </>
  );
}
