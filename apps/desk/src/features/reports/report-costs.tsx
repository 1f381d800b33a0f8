import {
  getReport,
  getReportCosts,
  getReportExtras,
  type ReportCosts as Costs,
  updateReportCosts,
} from '@guichet/contracts';
import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useAnswer } from '../../app/api.ts';
import { useErrorText } from '../../app/use-error-text.ts';
import classes from './reports.module.css';

/** What an hour costs and a contact is worth: asked of the company once. */
export function ReportCosts() {
  const { data } = useAnswer(getReportCosts, {});
  return data ? <CostsForm costs={data} /> : null;
}

const centsOf = (value: string | number): number | null => (value === '' ? null : Math.round(Number(value) * 100));

/** To the hundredth of a cent. */
const partsOf = (value: string | number): number | null =>
  value === '' ? null : Math.round(Number(value) * 10_000) / 100;

function CostsForm({ costs }: { costs: Costs }) {
  const { t } = useTranslation('reports');
  const words = useErrorText();
  const [values, setValues] = useState(costs);
  const save = useAction(updateReportCosts, { invalidates: [getReport, getReportExtras, getReportCosts] });
  const cents = (name: 'hourlyCostCents' | 'basketCents') => (
    <NumberInput
      label={t(`costs.${name}`)}
      value={values[name] === null ? '' : values[name] / 100}
      onChange={(value) => setValues({ ...values, [name]: centsOf(value) })}
      min={0}
      max={100_000}
      decimalScale={2}
    />
  );
  return (
    <form
      className={classes.costs}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(values);
      }}
    >
      <h2 className={classes.heading}>{t('costs.title')}</h2>
      <p className={classes.intro}>{t('costs.intro')}</p>
      <p className={classes.intro}>{t('costs.formula')}</p>
      <div className={classes.costFields}>
        {cents('hourlyCostCents')}
        <NumberInput
          label={t('costs.incomeCentsPerMinute')}
          value={values.incomeCentsPerMinute === null ? '' : values.incomeCentsPerMinute / 100}
          onChange={(value) => setValues({ ...values, incomeCentsPerMinute: partsOf(value) })}
          min={0}
          max={1000}
          decimalScale={4}
        />
        <NumberInput
          label={t('costs.conversionPercent')}
          value={values.conversionPercent ?? ''}
          onChange={(value) => setValues({ ...values, conversionPercent: value === '' ? null : Number(value) })}
          min={0}
          max={100}
          decimalScale={2}
        />
        {cents('basketCents')}
      </div>
      <Button type="submit" loading={save.isPending}>
        {t('costs.save')}
      </Button>
      <p role="status" className={classes.intro}>
        {save.error ? words(save.error) : save.isSuccess ? t('costs.saved') : ''}
      </p>
    </form>
  );
}
