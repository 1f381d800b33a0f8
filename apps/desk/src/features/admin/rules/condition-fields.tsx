import { Channel, listCalendars, listInboxes, ValueClass } from '@guichet/contracts';
import { MultiSelect, NativeSelect, Select, TagsInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import classes from '../routing/routing.module.css';
import { languageChoices } from './languages.ts';
import type { RuleValues } from './rule-values.ts';

const WORDS_IN = ['both', 'subject', 'text'] as const;
const TIMES = ['always', 'open', 'closed'] as const;
const MAX = 100;

/** All that are given must hold; within one any of the list. */
export function ConditionFields({ form }: { form: UseFormReturnType<RuleValues> }) {
  const { t, i18n } = useTranslation('routing-settings');
  const inboxes = useAnswer(listInboxes, {}).data?.inboxes ?? [];
  const calendars = useAnswer(listCalendars, {}).data?.calendars ?? [];
  const { inboxIds, channels, to, from, words, languages, valueClasses, time } = form.values;
  const whenEmpty = (list: readonly unknown[], text: string) => (list.length ? '' : text);
  const several = { hidePickedOptions: true, searchable: true } as const;
  return (
    <>
      <TagsInput
        label={t('rules.wordList')}
        description={t('rules.wordListHelp')}
        placeholder={whenEmpty(words, t('rules.wordListPlaceholder'))}
        maxTags={MAX}
        {...form.getInputProps('words')}
      />
      <NativeSelect
        label={t('rules.wordsIn')}
        data={WORDS_IN.map((value) => ({ value, label: t(`rules.wordsIns.${value}`) }))}
        {...form.getInputProps('wordsIn')}
      />
      <div className={classes.pair}>
        <MultiSelect
          label={t('rules.inboxes')}
          placeholder={whenEmpty(inboxIds, t('rules.any'))}
          data={inboxes.map((inbox) => ({ value: inbox.id, label: inbox.name }))}
          {...several}
          {...form.getInputProps('inboxIds')}
        />
        <MultiSelect
          label={t('rules.channels')}
          placeholder={whenEmpty(channels, t('rules.any'))}
          data={Channel.options.map((value) => ({ value, label: t(`channels.${value}`) }))}
          {...several}
          {...form.getInputProps('channels')}
        />
      </div>
      <TagsInput
        label={t('rules.from')}
        description={t('rules.addressHelp')}
        placeholder={whenEmpty(from, t('rules.fromPlaceholder'))}
        maxTags={MAX}
        splitChars={[',', ';', ' ']}
        {...form.getInputProps('from')}
      />
      <TagsInput
        label={t('rules.to')}
        placeholder={whenEmpty(to, t('rules.toPlaceholder'))}
        maxTags={MAX}
        splitChars={[',', ';', ' ']}
        {...form.getInputProps('to')}
      />
      <div className={classes.pair}>
        <MultiSelect
          label={t('rules.languages')}
          placeholder={whenEmpty(languages, t('rules.any'))}
          data={languageChoices(i18n.language, languages)}
          {...several}
          {...form.getInputProps('languages')}
        />
        <MultiSelect
          label={t('rules.values')}
          placeholder={whenEmpty(valueClasses, t('rules.any'))}
          data={ValueClass.options.map((value) => ({ value, label: t(`valueNames.${value}`) }))}
          {...several}
          {...form.getInputProps('valueClasses')}
        />
      </div>
      <div className={classes.pair}>
        <NativeSelect
          label={t('rules.time')}
          data={TIMES.map((value) => ({ value, label: t(`rules.times.${value}`) }))}
          {...form.getInputProps('time')}
        />
        {time !== 'always' && (
          <Select
            label={t('rules.calendar')}
            placeholder={t('rules.calendarPlaceholder')}
            data={calendars.map((calendar) => ({ value: calendar.id, label: calendar.name }))}
            allowDeselect={false}
            searchable
            required
            nothingFoundMessage={t('rules.noCalendar')}
            {...form.getInputProps('calendarId')}
          />
        )}
      </div>
    </>
  );
}
