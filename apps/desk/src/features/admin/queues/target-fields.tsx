import { QUEUE_STANDARDS, type QueueStandard } from '@guichet/contracts';
import { Button, NumberInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { DurationField } from '../routing/duration-field.tsx';
import { secondsInWords } from '../routing/durations.ts';
import classes from '../routing/routing.module.css';
import type { QueueValues } from './queue-values.ts';

const STANDARDS = Object.keys(QUEUE_STANDARDS) as QueueStandard[];

export function TargetFields({ form }: { form: UseFormReturnType<QueueValues> }) {
  const { t } = useTranslation('routing-settings');
  const { targetPercent, targetSeconds } = form.values;
  return (
    <>
      <div className={classes.pair}>
        <NumberInput
          label={t('queues.targetPercent')}
          suffix=" %"
          min={1}
          max={100}
          allowDecimal={false}
          allowNegative={false}
          required
          {...form.getInputProps('targetPercent')}
        />
        <DurationField
          label={t('queues.targetSeconds')}
          value={targetSeconds}
          onChange={(seconds) => form.setFieldValue('targetSeconds', seconds)}
          required
          error={form.errors['targetSeconds']}
          path="targetSeconds"
        />
      </div>
      <div className={classes.presets} role="group" aria-label={t('queues.presets.label')}>
        {STANDARDS.map((name) => {
          const standard = QUEUE_STANDARDS[name];
          const { targetPercent: percent, targetSeconds: seconds } = standard;
          const isChosen = percent === targetPercent && seconds === targetSeconds;
          return (
            <Button
              key={name}
              size="compact-xs"
              variant={isChosen ? 'light' : 'default'}
              aria-pressed={isChosen}
              onClick={() => form.setValues(standard)}
            >
              {t(`queues.presets.${name}`, { percent, time: secondsInWords(seconds, t) })}
            </Button>
          );
        })}
      </div>
    </>
  );
}
