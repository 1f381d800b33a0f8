import { type CallbackBudget as Budget, getCallbackBudget, updateCallbackBudget } from '@guichet/contracts';
import { Button, Group, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useAnswer } from '../../../app/api.ts';
import { decimalSeparator } from '../../../app/decimals.ts';
import { FormFailure } from '../frame/form-failure.tsx';
import { useTell } from '../frame/use-tell.ts';

/** What dialling may cost in a day, over all sites. */
export function CallbackBudget() {
  const { data } = useAnswer(getCallbackBudget, {});
  return data ? <Field key={data.perDayCents} budget={data} /> : null;
}

function Field({ budget }: { budget: Budget }) {
  const { t, i18n } = useTranslation('callback-settings');
  const tell = useTell();
  const [value, setValue] = useState<number | ''>(budget.perDayCents === null ? '' : budget.perDayCents / 100);
  const save = useAction(updateCallbackBudget, {
    invalidates: [getCallbackBudget],
    onSuccess: () => tell.done(t('budgetSaved')),
  });
  const perDayCents = value === '' ? null : Math.round(value * 100);
  return (
    <>
      <NumberInput
        label={t('budget')}
        description={t('budgetHelp', { spent: inUnits(budget.spentCents, i18n.language) })}
        min={0}
        max={1_000_000}
        decimalScale={2}
        decimalSeparator={decimalSeparator(i18n.language)}
        value={value}
        onChange={(next) => setValue(next === '' ? '' : Number(next))}
      />
      <FormFailure error={save.error} area="sites" />
      <Group>
        <Button variant="default" loading={save.isPending} onClick={() => save.mutate({ perDayCents })}>
          {t('saveBudget')}
        </Button>
      </Group>
    </>
  );
}

const inUnits = (cents: number, language: string): string =>
  (cents / 100).toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
