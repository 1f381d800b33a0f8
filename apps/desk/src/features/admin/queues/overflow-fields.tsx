import type { Queue } from '@guichet/contracts';
import { Button, NativeSelect, NumberInput, Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
import { DurationField } from '../routing/duration-field.tsx';
import { moved, replaced, without } from '../routing/list-order.ts';
import { MoveButtons } from '../routing/move-buttons.tsx';
import classes from '../routing/routing.module.css';
import { newOverflow, type OverflowValues, type QueueValues } from './queue-values.ts';

interface Props {
  form: UseFormReturnType<QueueValues>;
  /** Where contacts can go. */
  queues: readonly Queue[];
}

const MAX_RULES = 5;
const TO = ['queue', 'callback', 'form'] as const;

export function OverflowFields({ form, queues }: Props) {
  const { t } = useTranslation('routing-settings');
  const { overflow } = form.values;
  const set = (rules: OverflowValues[]) => form.setFieldValue('overflow', rules);
  return (
    <div className={classes.stack}>
      <ol className={classes.rows} aria-label={t('queues.overflowList')}>
        {overflow.map((rule, index) => (
          <li key={rule.key} className={classes.card}>
            <div className={classes.cardHead}>
              <h3 className={classes.cardTitle}>{t('queues.overflowNumber', { number: index + 1 })}</h3>
              <MoveButtons
                name={t('queues.overflowNumber', { number: index + 1 })}
                index={index}
                count={overflow.length}
                onMove={(to) => set(moved(overflow, index, to))}
                onRemove={() => set(without(overflow, index))}
              />
            </div>
            <OverflowCard
              form={form}
              queues={queues}
              rule={rule}
              path={`overflow.${index}`}
              onChange={(change) => set(replaced(overflow, index, { ...rule, ...change }))}
            />
          </li>
        ))}
      </ol>
      {overflow.length < MAX_RULES && (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus {...icon} />}
            onClick={() => set([...overflow, newOverflow()])}
          >
            {t(overflow.length ? 'queues.overflowAdd' : 'queues.overflowAddFirst')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface CardProps extends Props {
  rule: OverflowValues;
  path: string;
  onChange: (change: Partial<OverflowValues>) => void;
}

/** When, and where to. Of the two moments the first that comes counts. */
function OverflowCard({ form, queues, rule, path, onChange }: CardProps) {
  const { t } = useTranslation('routing-settings');
  return (
    <>
      <div className={classes.pair}>
        <DurationField
          label={t('queues.overflowAfter')}
          value={rule.afterSeconds}
          onChange={(afterSeconds) => onChange({ afterSeconds })}
          error={form.errors[`${path}.afterSeconds`]}
          path={`${path}.afterSeconds`}
        />
        <NumberInput
          label={t('queues.overflowPerAgent')}
          value={rule.waitingPerReadyAgent}
          onChange={(count) => onChange({ waitingPerReadyAgent: count === '' ? '' : Number(count) })}
          min={1}
          max={1000}
          allowDecimal={false}
          allowNegative={false}
          error={form.errors[`${path}.waitingPerReadyAgent`]}
          data-path={`${path}.waitingPerReadyAgent`}
        />
      </div>
      <div className={classes.pair}>
        <NativeSelect
          label={t('queues.overflowTo')}
          data={TO.map((value) => ({ value, label: t(`queues.overflowTos.${value}`) }))}
          value={rule.to}
          onChange={(event) => onChange({ to: event.currentTarget.value as OverflowValues['to'] })}
        />
        {rule.to === 'queue' && (
          <Select
            label={t('queues.overflowQueue')}
            placeholder={t('queues.chooseQueue')}
            data={queues.map((queue) => ({ value: queue.id, label: queue.name }))}
            value={rule.queueId}
            onChange={(queueId) => onChange({ queueId })}
            allowDeselect={false}
            searchable
            required
            nothingFoundMessage={t('queues.noOther')}
            error={form.errors[`${path}.queueId`]}
            data-path={`${path}.queueId`}
          />
        )}
      </div>
      {rule.to !== 'queue' && <p className={classes.help}>{t(`queues.overflowToHelp.${rule.to}`)}</p>}
    </>
  );
}
