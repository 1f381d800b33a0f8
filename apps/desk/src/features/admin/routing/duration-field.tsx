import { NativeSelect, NumberInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Unit, UNITS, unitOf } from './durations.ts';
import classes from './routing.module.css';

interface Props {
  label: string;
  description?: string;
  /** Seconds; empty when the standard holds. */
  value: number | '';
  onChange: (seconds: number | '') => void;
  /** What holds while nothing is given, shown in its place. */
  standard?: number;
  error?: ReactNode;
  required?: boolean;
  /** Where the keyboard goes when this is what has to be mended. */
  path: string;
}

/** So many seconds, minutes or hours. */
export function DurationField({ label, description, value, onChange, standard, error, required, path }: Props) {
  const { t } = useTranslation('routing-settings');
  const known = value === '' ? (standard ?? 60) : value;
  const [chosen, setChosen] = useState<Unit>(unitOf(known));
  // A value set from elsewhere, by a preset for one, may not be whole in the unit that was chosen.
  const unit = known % UNITS[chosen] === 0 ? chosen : unitOf(known);
  const change = (amount: number | '', next: Unit) => onChange(amount === '' ? '' : amount * UNITS[next]);
  const amount = value === '' ? '' : value / UNITS[unit];
  const units = (
    <NativeSelect
      aria-label={t('durations.unitFor', { label })}
      variant="unstyled"
      w="100%"
      rightSectionWidth="1.75rem"
      classNames={{ input: classes.unit ?? '' }}
      data={(Object.keys(UNITS) as Unit[]).map((one) => ({ value: one, label: t(`durations.units.${one}`) }))}
      value={unit}
      onChange={(event) => {
        const next = event.currentTarget.value as Unit;
        setChosen(next);
        change(amount, next);
      }}
    />
  );
  return (
    <NumberInput
      label={label}
      {...(description === undefined ? {} : { description })}
      value={amount}
      onChange={(typed) => change(typed === '' ? '' : Number(typed), unit)}
      {...(standard === undefined ? {} : { placeholder: String(standard / UNITS[unit]) })}
      allowDecimal={false}
      allowNegative={false}
      hideControls
      rightSection={units}
      rightSectionWidth="5.5rem"
      error={error}
      {...(required ? { required } : {})}
      data-path={path}
    />
  );
}
