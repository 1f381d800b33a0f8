import type { FormErrors } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useFieldRules } from '../frame/use-field-rules.ts';
import type { CalendarValues, RangeValues } from './calendar-values.ts';
import { parseTime } from './clock-time.ts';

/** Limits of the contract, in words, by the path of the field. */
export function useCalendarRules() {
  const { t } = useTranslation('routing-settings');
  const rules = useFieldRules();

  const rangeErrors = (ranges: readonly RangeValues[], path: string): FormErrors =>
    Object.fromEntries(
      ranges.flatMap(({ from, to }, index) => {
        const [begin, end] = [parseTime(from), parseTime(to)];
        const field = (name: 'from' | 'to') => `${path}.${index}.${name}`;
        if (begin === null) return [[field('from'), t('calendars.noTime')]];
        if (end === null) return [[field('to'), t('calendars.noTime')]];
        return begin < end ? [] : [[field('to'), t('calendars.endsBefore')]];
      }),
    );

  return ({ name, zone, week, holidays }: CalendarValues): FormErrors => {
    const dates = holidays.map(({ date }) => date);
    const dateError = (date: string, index: number) =>
      date === '' ? t('calendars.dateRequired') : dates.indexOf(date) < index ? t('calendars.dateTwice') : null;
    return {
      name: rules.name(name),
      zone: zone ? null : t('calendars.zoneRequired'),
      ...Object.assign({}, ...week.map((ranges, index) => rangeErrors(ranges, `week.${index}`))),
      ...Object.fromEntries(holidays.map(({ date }, index) => [`holidays.${index}.date`, dateError(date, index)])),
      ...Object.fromEntries(
        holidays.map((holiday, index) => [`holidays.${index}.name`, rules.atMost(100)(holiday.name)]),
      ),
      ...Object.assign({}, ...holidays.map(({ ranges }, index) => rangeErrors(ranges, `holidays.${index}.ranges`))),
    };
  };
}
