import { type Locale, listQueues, listTeams } from '@guichet/contracts';
import { Button, Group, Input, NumberInput, SegmentedControl, Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import type { InboxValues } from './inbox-values.ts';

/** Promises that one meets in the trade, a key press away. */
const USUAL_HOURS = [4, 8, 24, 48];
const LANGUAGES = ['fr', 'en'] as const satisfies readonly Locale[];

export function RoutingFields({ form }: { form: UseFormReturnType<InboxValues> }) {
  const { t } = useTranslation('admin');
  const teams = useAnswer(listTeams, {});
  const queues = useAnswer(listQueues, {});
  const { teamId, queueId, promisedHours } = form.values;
  return (
    <>
      <Select
        label={t('inboxes.team')}
        description={t(teamId ? 'inboxes.teamHelp' : 'inboxes.teamNoneHelp')}
        placeholder={t('inboxes.teamNone')}
        data={(teams.data?.teams ?? []).map((team) => ({ value: team.id, label: team.name }))}
        clearable
        clearButtonProps={{ 'aria-label': t('inboxes.teamNone') }}
        searchable
        {...form.getInputProps('teamId')}
      />
      <Select
        label={t('inboxes.queue')}
        description={t(queueId ? 'inboxes.queueHelp' : 'inboxes.queueNoneHelp')}
        placeholder={t('inboxes.queueNone')}
        data={(queues.data?.queues ?? []).map((queue) => ({ value: queue.id, label: queue.name }))}
        clearable
        clearButtonProps={{ 'aria-label': t('inboxes.queueNone') }}
        searchable
        {...form.getInputProps('queueId')}
      />
      <Input.Wrapper label={t('inboxes.language')} description={t('inboxes.languageHelp')} labelElement="div">
        <div>
          <SegmentedControl
            aria-label={t('inboxes.language')}
            data={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))}
            {...form.getInputProps('language')}
          />
        </div>
      </Input.Wrapper>
      <div>
        <NumberInput
          label={t('inboxes.promised')}
          description={t('inboxes.promisedHelp')}
          suffix={` ${t('inboxes.promisedUnit')}`}
          min={1}
          max={720}
          allowDecimal={false}
          allowNegative={false}
          required
          {...form.getInputProps('promisedHours')}
        />
        <Group gap="xs" mt="xs" role="group" aria-label={t('inboxes.promisedPresets')}>
          {USUAL_HOURS.map((count) => (
            <Button
              key={count}
              size="compact-xs"
              variant={count === promisedHours ? 'light' : 'default'}
              aria-pressed={count === promisedHours}
              onClick={() => form.setFieldValue('promisedHours', count)}
            >
              {t('inboxes.hours', { count })}
            </Button>
          ))}
        </Group>
      </div>
    </>
  );
}
