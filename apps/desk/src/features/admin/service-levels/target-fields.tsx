import { listCalendars, SLA_KINDS } from '@guichet/contracts';
import { NumberInput, Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { DurationField } from '../routing/duration-field.tsx';
import classes from '../routing/routing.module.css';
import type { PolicyValues } from './policy-values.ts';

/** How long each kind may take, by which hours, and when it is at risk. */
export function TargetFields({ form }: { form: UseFormReturnType<PolicyValues> }) {
  const { t } = useTranslation('routing-settings');
  const calendars = useAnswer(listCalendars, {}).data?.calendars ?? [];
  return (
    <>
      {SLA_KINDS.map((kind) => (
        <DurationField
          key={kind}
          label={t(`serviceLevels.targets.${kind}`)}
          description={t(`serviceLevels.targets.${kind}_help`)}
          value={form.values.targets[kind]}
          onChange={(seconds) => form.setFieldValue(`targets.${kind}`, seconds)}
          error={form.errors[`targets.${kind}`]}
          path={`targets.${kind}`}
        />
      ))}
      <div className={classes.pair}>
        <Select
          label={t('serviceLevels.calendar')}
          description={t('serviceLevels.calendarHelp')}
          placeholder={t('serviceLevels.allHours')}
          data={calendars.map(({ id, name }) => ({ value: id, label: name }))}
          clearable
          clearButtonProps={{ 'aria-label': t('serviceLevels.allHours') }}
          {...form.getInputProps('calendarId')}
        />
        <NumberInput
          label={t('serviceLevels.warnMinutes')}
          description={t('serviceLevels.warnMinutesHelp')}
          suffix=" min"
          min={0}
          max={10_080}
          allowDecimal={false}
          allowNegative={false}
          required
          {...form.getInputProps('warnMinutes')}
        />
      </div>
    </>
  );
}
