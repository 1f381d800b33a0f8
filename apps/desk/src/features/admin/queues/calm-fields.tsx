import { NumberInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { QueueValues } from './queue-values.ts';

/** Mail waits while calls and chats keep too many busy. */
export function CalmFields({ form }: { form: UseFormReturnType<QueueValues> }) {
  const { t } = useTranslation('routing-settings');
  return (
    <NumberInput
      label={t('queues.calmPercent')}
      description={t('queues.calmPercentHelp')}
      suffix=" %"
      min={0}
      max={100}
      allowDecimal={false}
      allowNegative={false}
      required
      {...form.getInputProps('calmPercent')}
    />
  );
}
