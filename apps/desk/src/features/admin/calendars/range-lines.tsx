import { ActionIcon, TextInput } from '@mantine/core';
import type { FormErrors } from '@mantine/form';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
import { replaced, without } from '../routing/list-order.ts';
import type { RangeValues } from './calendar-values.ts';
import classes from './calendars.module.css';
import { parseTime } from './clock-time.ts';

interface Props {
  /** The day, for the names of the fields. */
  day: string;
  ranges: readonly RangeValues[];
  onChange: (ranges: RangeValues[]) => void;
  errors: FormErrors;
  path: string;
}

/** From and to, a line a range; typed times are put in order when one leaves the field. */
export function RangeLines({ day, ranges, onChange, errors, path }: Props) {
  const { t } = useTranslation('routing-settings');
  return ranges.map((range, index) => {
    const set = (change: Partial<RangeValues>) => onChange(replaced(ranges, index, { ...range, ...change }));
    const field = (name: 'from' | 'to') => (
      <TextInput
        className={classes.time ?? ''}
        aria-label={t(`calendars.${name}Of`, { day })}
        value={range[name]}
        onChange={(event) => set({ [name]: event.currentTarget.value })}
        onBlur={() => set({ [name]: parseTime(range[name]) ?? range[name] })}
        error={Boolean(errors[`${path}.${index}.${name}`])}
        aria-invalid={Boolean(errors[`${path}.${index}.${name}`])}
        aria-describedby={`${path}.${index}.error`}
        inputMode="text"
        maxLength={6}
        data-path={`${path}.${index}.${name}`}
      />
    );
    const error = errors[`${path}.${index}.from`] ?? errors[`${path}.${index}.to`];
    return (
      <div key={range.key} className={classes.range}>
        {field('from')}
        <span aria-hidden>–</span>
        {field('to')}
        <ActionIcon
          aria-label={t('calendars.removeRange', { day, from: range.from, to: range.to })}
          onClick={() => onChange(without(ranges, index))}
        >
          <IconX {...icon} />
        </ActionIcon>
        <p id={`${path}.${index}.error`} className={classes.error}>
          {error}
        </p>
      </div>
    );
  });
}
