import { Channel, listInboxes, listQueues, Priority, ValueClass } from '@guichet/contracts';
import { MultiSelect } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import classes from '../routing/routing.module.css';
import type { PolicyValues } from './policy-values.ts';

type Field = 'queueIds' | 'inboxIds' | 'channels' | 'priorities' | 'valueClasses';

/** All that are given must hold; within one any of the list. */
export function ConditionFields({ form }: { form: UseFormReturnType<PolicyValues> }) {
  const { t } = useTranslation(['routing-settings', 'app']);
  const queues = useAnswer(listQueues, {}).data?.queues ?? [];
  const inboxes = useAnswer(listInboxes, {}).data?.inboxes ?? [];
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  const worded = (values: readonly string[], words: string) =>
    values.map((value) => ({ value, label: t(`${words}.${value}`) }));
  const field = (name: Field, data: { value: string; label: string }[]) => (
    <MultiSelect
      label={t(`serviceLevels.conditions.${name}`)}
      placeholder={form.values[name].length ? '' : t('rules.any')}
      data={data}
      hidePickedOptions
      searchable
      {...form.getInputProps(name)}
    />
  );
  return (
    <>
      <div className={classes.pair}>
        {field('channels', worded(Channel.options, 'channels'))}
        {field('queueIds', named(queues))}
      </div>
      <div className={classes.pair}>
        {field('inboxIds', named(inboxes))}
        {field('priorities', worded(Priority.options, 'app:priority'))}
      </div>
      <div className={classes.pair}>{field('valueClasses', worded(ValueClass.options, 'valueNames'))}</div>
    </>
  );
}
