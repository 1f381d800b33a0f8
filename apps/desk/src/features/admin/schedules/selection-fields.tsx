import { REPORT_GROUPS, SERVICE_LEVEL_FORMULAS } from '@guichet/contracts';
import { NativeSelect, NumberInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { CHANNELS } from '../../agent-state/channel-icons.tsx';
import { useQueues } from '../../routing/queue-mark.tsx';
import classes from '../routing/routing.module.css';
import type { ScheduleValues } from './schedule-values.ts';

/** What it shows, as the page of reports has it. */
export function SelectionFields({ form }: { form: UseFormReturnType<ScheduleValues> }) {
  const { t } = useTranslation(['routing-settings', 'reports']);
  const queues = useQueues() ?? [];
  const { queueId } = form.values;
  const isGone = queueId !== '' && !queues.some(({ id }) => id === queueId);
  return (
    <>
      <NativeSelect
        label={t('reports:groups.label')}
        data={REPORT_GROUPS.map((value) => ({ value, label: t(`reports:groups.${value}`) }))}
        {...form.getInputProps('groupBy')}
      />
      <div className={classes.pair} data-size="small">
        <NativeSelect
          label={t('reports:groups.queue')}
          data={[
            { value: '', label: t('reports:every.queue') },
            ...queues.map(({ id, name }) => ({ value: id, label: name })),
            ...(isGone ? [{ value: queueId, label: t('gone') }] : []),
          ]}
          {...form.getInputProps('queueId')}
        />
        <NativeSelect
          label={t('reports:groups.channel')}
          data={[
            { value: '', label: t('reports:every.channel') },
            ...CHANNELS.map((value) => ({ value, label: t(`reports:channels.${value}`) })),
          ]}
          {...form.getInputProps('channel')}
        />
      </div>
      <NativeSelect
        label={t('reports:formulas.label')}
        data={SERVICE_LEVEL_FORMULAS.map((value) => ({ value, label: t(`reports:formulas.${value}`) }))}
        {...form.getInputProps('formula')}
      />
      <NumberInput
        label={t('schedules.target')}
        description={t('schedules.targetHelp')}
        min={1}
        max={86_400}
        allowDecimal={false}
        suffix={t('reports:target.seconds')}
        {...form.getInputProps('targetSeconds')}
      />
    </>
  );
}
