import { ActionIcon, Button, Tooltip } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
import { replaced } from '../routing/list-order.ts';
import { type CalendarValues, copyRanges, DAYS, newRange, type RangeValues } from './calendar-values.ts';
import classes from './calendars.module.css';
import { RangeLines } from './range-lines.tsx';

/** A second range of a day is usually the afternoon. */
const AFTERNOON = ['14:00', '18:00'] as const;

export function WeekFields({ form }: { form: UseFormReturnType<CalendarValues> }) {
  const { t, i18n } = useTranslation('routing-settings');
  const { week } = form.values;
  const dayName = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' });
  const set = (index: number, ranges: RangeValues[]) => form.setFieldValue('week', replaced(week, index, ranges));
  const monday = week[0] ?? [];
  const copyMonday = () =>
    form.setFieldValue(
      'week',
      week.map((ranges, index) => (index > 0 && index < 5 ? copyRanges(monday) : ranges)),
    );
  return (
    <>
      <ul className={classes.days}>
        {DAYS.map((number, index) => {
          // 5 January 2026 is a Monday.
          const day = dayName.format(Date.UTC(2026, 0, 4 + number));
          const ranges = week[index] ?? [];
          return (
            <li key={number} className={classes.day}>
              <span className={classes.dayName}>{day}</span>
              <div className={classes.ranges}>
                {ranges.length === 0 && <span className={classes.closed}>{t('calendars.closed')}</span>}
                <RangeLines
                  day={day}
                  ranges={ranges}
                  onChange={(next) => set(index, next)}
                  errors={form.errors}
                  path={`week.${index}`}
                />
              </div>
              <Tooltip label={t('calendars.addRange')}>
                <ActionIcon
                  aria-label={t('calendars.addRangeOn', { day })}
                  onClick={() => set(index, [...ranges, ranges.length ? newRange(...AFTERNOON) : newRange()])}
                >
                  <IconPlus {...icon} />
                </ActionIcon>
              </Tooltip>
            </li>
          );
        })}
      </ul>
      <div>
        <Button variant="default" size="compact-sm" onClick={copyMonday}>
          {t('calendars.copyMonday')}
        </Button>
      </div>
    </>
  );
}
