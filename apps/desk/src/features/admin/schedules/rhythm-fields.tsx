import { MAIL_RHYTHMS, MAILED_PERIODS } from '@guichet/contracts';
import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ZoneField } from '../calendars/zone-field.tsx';
import classes from '../routing/routing.module.css';
import type { ScheduleValues } from './schedule-values.ts';
import { weekdayName } from './weekday-name.ts';

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** When it is sent, and of which period it is then. */
export function RhythmFields({ form }: { form: UseFormReturnType<ScheduleValues> }) {
  const { t, i18n } = useTranslation('routing-settings');
  const { every } = form.values;
  return (
    <>
      <NativeSelect
        label={t('schedules.every')}
        data={MAIL_RHYTHMS.map((value) => ({ value, label: t(`schedules.rhythms.${value}`) }))}
        {...form.getInputProps('every')}
      />
      <div className={classes.pair} data-size="small">
        {every === 'week' && (
          <NativeSelect
            label={t('schedules.weekday')}
            data={WEEK.map((day) => ({ value: String(day), label: weekdayName(day, i18n.language) }))}
            {...form.getInputProps('weekday')}
          />
        )}
        {every === 'month' && (
          <NumberInput
            label={t('schedules.monthDay')}
            description={t('schedules.monthDayHelp')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required
            min={1}
            max={31}
            allowDecimal={false}
            {...form.getInputProps('monthDay')}
          />
        )}
        <TextInput type="time" label={t('schedules.time')} required {...form.getInputProps('time')} />
      </div>
      <ZoneField label={t('schedules.zone')} description={t('schedules.zoneHelp')} {...form.getInputProps('zone')} />
      <NativeSelect
        label={t('schedules.period')}
        data={MAILED_PERIODS.map((value) => ({ value, label: t(`schedules.periods.${value}`) }))}
        {...form.getInputProps('period')}
      />
    </>
  );
}
