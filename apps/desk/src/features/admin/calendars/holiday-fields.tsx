import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
import { replaced, without } from '../routing/list-order.ts';
import { type CalendarValues, type HolidayValues, newHoliday, newRange } from './calendar-values.ts';
import classes from './calendars.module.css';
import { frenchHolidays } from './french-holidays.ts';
import { RangeLines } from './range-lines.tsx';

/** Dates that differ from the week: closed, or with hours of their own. */
export function HolidayFields({ form }: { form: UseFormReturnType<CalendarValues> }) {
  const { t } = useTranslation('routing-settings');
  const [announcement, announce] = useState('');
  const { holidays, zone } = form.values;
  const set = (next: HolidayValues[]) => form.setFieldValue('holidays', next);
  const addFrench = () => {
    const today = new Intl.DateTimeFormat('sv', { timeZone: zone || 'UTC' }).format(new Date());
    const known = new Set(holidays.map(({ date }) => date));
    const added = frenchHolidays(today).flatMap(({ date, code }) => {
      if (known.has(date)) return [];
      known.add(date);
      return [newHoliday(date, t(`calendars.french.${code}`))];
    });
    set([...holidays, ...added].toSorted((a, b) => a.date.localeCompare(b.date)));
    announce(t('calendars.frenchAdded', { count: added.length }));
  };
  return (
    <>
      <div className={classes.buttons}>
        <Button variant="default" leftSection={<IconPlus {...icon} />} onClick={addFrench}>
          {t('calendars.addFrench')}
        </Button>
        <Button variant="default" leftSection={<IconPlus {...icon} />} onClick={() => set([...holidays, newHoliday()])}>
          {t('calendars.addDate')}
        </Button>
      </div>
      <p className={classes.note} role="status">
        {announcement || t('calendars.frenchHelp')}
      </p>
      {holidays.length > 0 && (
        <ul className={classes.holidays}>
          {holidays.map((holiday, index) => (
            <HolidayLine
              key={holiday.key}
              form={form}
              holiday={holiday}
              path={`holidays.${index}`}
              onChange={(change) => set(replaced(holidays, index, { ...holiday, ...change }))}
              onRemove={() => set(without(holidays, index))}
            />
          ))}
        </ul>
      )}
    </>
  );
}

interface LineProps {
  form: UseFormReturnType<CalendarValues>;
  holiday: HolidayValues;
  path: string;
  onChange: (change: Partial<HolidayValues>) => void;
  onRemove: () => void;
}

function HolidayLine({ form, holiday, path, onChange, onRemove }: LineProps) {
  const { t } = useTranslation('routing-settings');
  const { date, name, ranges } = holiday;
  const day = name || date || t('calendars.newDate');
  return (
    <li className={classes.holiday}>
      <TextInput
        type="date"
        aria-label={t('calendars.dateOf', { day })}
        value={date}
        onChange={(event) => onChange({ date: event.currentTarget.value })}
        error={form.errors[`${path}.date`]}
        data-path={`${path}.date`}
      />
      <TextInput
        aria-label={t('calendars.dateName', { day })}
        placeholder={t('calendars.dateNamePlaceholder')}
        value={name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        error={form.errors[`${path}.name`]}
        data-path={`${path}.name`}
      />
      <ActionIcon aria-label={t('order.remove', { name: day })} onClick={onRemove}>
        <IconTrash {...icon} />
      </ActionIcon>
      <div className={classes.special}>
        {ranges.length === 0 && <span className={classes.closed}>{t('calendars.closed')}</span>}
        <RangeLines
          day={day}
          ranges={ranges}
          onChange={(next) => onChange({ ranges: next })}
          errors={form.errors}
          path={`${path}.ranges`}
        />
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('calendars.addSpecialOn', { day })}
          onClick={() => onChange({ ranges: [...ranges, newRange('09:00', '12:00')] })}
        >
          {t('calendars.addSpecial')}
        </Button>
      </div>
    </li>
  );
}
