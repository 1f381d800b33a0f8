import { Button, NumberInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { DurationField } from '../routing/duration-field.tsx';
import { secondsInWords } from '../routing/durations.ts';
import classes from '../routing/routing.module.css';
import type { QueueValues } from './queue-values.ts';

/** Percent within seconds, as the trade, norms and laws have them. */
const PRESETS = [
  { name: 'trade', percent: 80, seconds: 30 },
  { name: 'voice', percent: 80, seconds: 20 },
  { name: 'chat', percent: 80, seconds: 30 },
  { name: 'nf345', percent: 80, seconds: 90 },
  { name: 'spain', percent: 95, seconds: 180 },
] as const;

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
        {PRESETS.map(({ name, percent, seconds }) => {
          const isChosen = percent === targetPercent && seconds === targetSeconds;
          return (
            <Button
              key={name}
              size="compact-xs"
              variant={isChosen ? 'light' : 'default'}
              aria-pressed={isChosen}
              onClick={() => form.setValues({ targetPercent: percent, targetSeconds: seconds })}
            >
              {t(`queues.presets.${name}`, { percent, time: secondsInWords(seconds, t) })}
            </Button>
          );
        })}
      </div>
    </>
  );
}
