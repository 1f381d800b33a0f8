import { listCalendars, listUsers } from '@guichet/contracts';
import { Anchor, MultiSelect, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { ExplainedChoice } from '../frame/explained-choice.tsx';
import classes from '../routing/routing.module.css';
import type { QueueValues } from './queue-values.ts';

const MEMBERS = ['everybody', 'chosen'] as const;

/** The name, who answers, and when. */
export function MemberFields({ form }: { form: UseFormReturnType<QueueValues> }) {
  const { t } = useTranslation('routing-settings');
  const users = useAnswer(listUsers, {}).data?.users ?? [];
  const calendars = useAnswer(listCalendars, {}).data?.calendars ?? [];
  const { members, memberIds, calendarId } = form.values;
  // Someone disabled is offered only where he already is a member, so that he can be taken out.
  const choices = users.filter((user) => user.status !== 'disabled' || memberIds.includes(user.id));
  return (
    <>
      <TextInput
        label={t('queues.name')}
        description={t('queues.nameHelp')}
        placeholder={t('queues.namePlaceholder')}
        required
        {...form.getInputProps('name')}
      />
      <ExplainedChoice
        label={t('queues.members')}
        options={MEMBERS.map((value) => ({
          value,
          label: t(`queues.memberChoices.${value}`),
          help: t(`queues.memberChoices.${value}Help`),
        }))}
        {...form.getInputProps('members')}
      />
      {members === 'chosen' && (
        <MultiSelect
          label={t('queues.people')}
          placeholder={memberIds.length ? '' : t('queues.peoplePlaceholder')}
          data={choices.map((user) => ({ value: user.id, label: user.name }))}
          searchable
          hidePickedOptions
          required
          {...form.getInputProps('memberIds')}
        />
      )}
      <Select
        label={t('queues.hours')}
        description={
          <>
            {t(calendarId ? 'queues.hoursHelp' : 'queues.hoursNoneHelp')}{' '}
            <Anchor component={Link} to="/admin/calendars" inherit className={classes.link ?? ''}>
              {t('queues.toCalendars')}
            </Anchor>
          </>
        }
        placeholder={t('queues.alwaysOpen')}
        data={calendars.map((calendar) => ({ value: calendar.id, label: calendar.name }))}
        clearable
        clearButtonProps={{ 'aria-label': t('queues.alwaysOpen') }}
        searchable
        {...form.getInputProps('calendarId')}
      />
    </>
  );
}
