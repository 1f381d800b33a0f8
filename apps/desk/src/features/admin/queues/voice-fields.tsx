import { NumberInput, Switch } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ExplainedChoice } from '../frame/explained-choice.tsx';
import type { QueueValues } from './queue-values.ts';

const NOTICES = ['both', 'spoken', 'shown'] as const;

/** Whether its calls are recorded, how callers learn it, and when recordings go. */
export function VoiceFields({ form }: { form: UseFormReturnType<QueueValues> }) {
  const { t } = useTranslation('routing-settings');
  return (
    <>
      <Switch
        label={t('queues.isRecorded')}
        description={t('queues.isRecordedHelp')}
        {...form.getInputProps('voice.isRecorded', { type: 'checkbox' })}
      />
      {form.values.voice.isRecorded && (
        <>
          <ExplainedChoice
            label={t('queues.notice')}
            options={NOTICES.map((value) => ({
              value,
              label: t(`queues.noticeNames.${value}`),
              help: t(`queues.noticeHelp.${value}`),
            }))}
            {...form.getInputProps('voice.notice')}
          />
          <NumberInput
            label={t('queues.keepDays')}
            description={t('queues.keepDaysHelp')}
            min={1}
            max={3650}
            allowDecimal={false}
            allowNegative={false}
            required
            {...form.getInputProps('voice.keepDays')}
          />
        </>
      )}
    </>
  );
}
