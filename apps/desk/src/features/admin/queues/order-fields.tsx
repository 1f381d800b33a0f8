import { AGENT_ORDERS } from '@guichet/contracts';
import { NumberInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ExplainedChoice } from '../frame/explained-choice.tsx';
import classes from '../routing/routing.module.css';
import type { QueueValues } from './queue-values.ts';

interface Props {
  form: UseFormReturnType<QueueValues>;
}

/** Which of the free agents gets the next contact. */
export function AgentOrderField({ form }: Props) {
  const { t } = useTranslation('routing-settings');
  return (
    <ExplainedChoice
      label={t('queues.sections.agentOrder')}
      options={AGENT_ORDERS.map((value) => ({
        value,
        label: t(`queues.orders.${value}.name`),
        help: t(`queues.orders.${value}.help`),
      }))}
      {...form.getInputProps('agentOrder')}
    />
  );
}

/** Which of the waiting contacts is next, among all queues. */
export function PriorityFields({ form }: Props) {
  const { t } = useTranslation('routing-settings');
  const whole = { allowDecimal: false, allowNegative: false, min: 0, required: true } as const;
  return (
    <>
      <p className={classes.help}>{t('queues.priorityExplained')}</p>
      <NumberInput
        label={t('queues.priority')}
        description={t('queues.priorityHelp')}
        max={10_000}
        {...whole}
        {...form.getInputProps('priority')}
      />
      <div className={classes.pair}>
        <NumberInput label={t('queues.highBonus')} max={10_000} {...whole} {...form.getInputProps('highBonus')} />
        <NumberInput label={t('queues.keyBonus')} max={10_000} {...whole} {...form.getInputProps('keyBonus')} />
      </div>
      <NumberInput
        label={t('queues.tier')}
        description={t('queues.tierHelp')}
        max={9}
        {...whole}
        {...form.getInputProps('tier')}
      />
    </>
  );
}
