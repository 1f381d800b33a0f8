import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { decimalSeparator } from '../../../app/decimals.ts';
import { icon } from '../frame/icon-look.ts';
import classes from './trunks.module.css';
import { newRate, type TrunkValues } from './trunk-values.ts';

/** What may be dialled, and what a minute costs: a line a prefix. */
export function RateFields({ form }: { form: UseFormReturnType<TrunkValues> }) {
  const { t, i18n } = useTranslation('routing-settings');
  return (
    <>
      {form.values.rates.map(({ key, prefix }, index) => (
        <div key={key} className={classes.rate}>
          <TextInput
            label={t('trunks.prefix')}
            placeholder="+33"
            inputMode="tel"
            {...form.getInputProps(`rates.${index}.prefix`)}
          />
          <NumberInput
            label={t('trunks.cost')}
            min={0}
            max={1000}
            decimalScale={4}
            decimalSeparator={decimalSeparator(i18n.language)}
            hideControls
            placeholder="0"
            {...form.getInputProps(`rates.${index}.cost`)}
          />
          <ActionIcon
            className={classes.remove ?? ''}
            aria-label={t('trunks.removeRate', { prefix })}
            onClick={() => form.removeListItem('rates', index)}
          >
            <IconX {...icon} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus {...icon} />}
          onClick={() => form.insertListItem('rates', newRate())}
        >
          {t('trunks.addRate')}
        </Button>
      </div>
    </>
  );
}
