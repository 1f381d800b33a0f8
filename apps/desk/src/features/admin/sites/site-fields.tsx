import { listCalendars, listQueues, listTeams } from '@guichet/contracts';
import { Select, SegmentedControl, Input, Switch, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import type { SiteValues } from './site-values.ts';

/** Which pages, in whose queue, and when. */
export function SiteFields({ form }: { form: UseFormReturnType<SiteValues> }) {
  const { t } = useTranslation(['site-settings', 'app']);
  const queues = useAnswer(listQueues, {}).data?.queues ?? [];
  const teams = useAnswer(listTeams, {}).data?.teams ?? [];
  const calendars = useAnswer(listCalendars, {}).data?.calendars ?? [];
  const optionsOf = (all: readonly { id: string; name: string }[]) =>
    all.map(({ id, name }) => ({ value: id, label: name }));
  const clearable = { clearable: true, searchable: true, clearButtonProps: { 'aria-label': t('clear') } };
  return (
    <>
      <TextInput label={t('name')} description={t('nameHelp')} required {...form.getInputProps('name')} />
      <Switch
        label={t('isEnabled')}
        description={t('isEnabledHelp')}
        {...form.getInputProps('isEnabled', { type: 'checkbox' })}
      />
      <Textarea
        label={t('origins')}
        description={t('originsHelp')}
        placeholder={'https://shop.example\nhttps://www.shop.example'}
        autosize
        minRows={2}
        maxRows={8}
        spellCheck={false}
        {...form.getInputProps('origins')}
      />
      <Input.Wrapper label={t('language')} description={t('languageHelp')} labelElement="div">
        <div>
          <SegmentedControl
            aria-label={t('language')}
            data={(['fr', 'en'] as const).map((value) => ({ value, label: t(`app:language.${value}`) }))}
            {...form.getInputProps('language')}
          />
        </div>
      </Input.Wrapper>
      <Select
        label={t('queue')}
        description={t('queueHelp')}
        placeholder={t('queueOwn')}
        data={optionsOf(queues)}
        {...clearable}
        {...form.getInputProps('queueId')}
      />
      <Select
        label={t('team')}
        description={t('teamHelp')}
        placeholder={t('teamNone')}
        data={optionsOf(teams)}
        {...clearable}
        {...form.getInputProps('teamId')}
      />
      <Select
        label={t('hours')}
        description={t('hoursHelp')}
        placeholder={t('hoursNone')}
        data={optionsOf(calendars)}
        {...clearable}
        {...form.getInputProps('calendarId')}
      />
      <Switch
        label={t('offersWhenBusy')}
        description={t('offersWhenBusyHelp')}
        {...form.getInputProps('offersWhenBusy', { type: 'checkbox' })}
      />
    </>
  );
}
