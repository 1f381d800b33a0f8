import {
  Channel,
  type ContactImport,
  getContactImport,
  IMPORT_FIELDS,
  IMPORT_OUTCOMES,
  type ImportChoices,
  startContactImport,
} from '@guichet/contracts';
import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../app/api.ts';
import { ZoneField } from '../calendars/zone-field.tsx';
import { Notice } from '../frame/notice.tsx';
import { SettingsSection } from '../frame/settings-section.tsx';
import classes from './imports.module.css';
import { outcomeWords, type OutcomeTexts, textsOfWords } from './outcome-words.ts';
import { PlainTable } from './plain-table.tsx';
import { useFailureWords } from './use-failure-words.ts';

/** How a file is to be read, beside its first lines. */
export function ImportForm({ file }: { file: ContactImport }) {
  const { t } = useTranslation('contact-imports');
  const failure = useFailureWords();
  const [choices, setChoices] = useState(file.choices);
  const [texts, setTexts] = useState(() => textsOfWords(file.choices.words));
  const start = useAction(startContactImport, { invalidates: [getContactImport] });
  const change = (more: Partial<ImportChoices>) => setChoices({ ...choices, ...more });
  const submit = () => start.mutate({ importId: file.id, choices: { ...choices, words: outcomeWords(texts) } });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <section className={classes.block}>
        <h2 className={classes.heading}>{t('preview')}</h2>
        <PlainTable label={t('preview')} columns={file.header} rows={file.first} />
        <p className={classes.help}>{t('previewHelp')}</p>
      </section>
      <SettingsSection title={t('columns')} help={t('columnsHelp')}>
        <ColumnFields header={file.header} columns={choices.columns} onChange={(columns) => change({ columns })} />
      </SettingsSection>
      <SettingsSection title={t('rules')}>
        <ReadingFields choices={choices} onChange={change} />
      </SettingsSection>
      <SettingsSection title={t('words')} help={t('wordsHelp')}>
        <WordFields texts={texts} onChange={setTexts} />
      </SettingsSection>
      {start.error && (
        <Notice tone="bad" title={t('failed')}>
          {failure.error(start.error)}
        </Notice>
      )}
      <Button type="submit" loading={start.isPending}>
        {t('start')}
      </Button>
    </form>
  );
}

interface ColumnProps {
  header: readonly string[];
  columns: ImportChoices['columns'];
  onChange: (columns: ImportChoices['columns']) => void;
}
const REQUIRED: readonly string[] = ['arrivedAt', 'queue', 'outcome', 'wait'];

function ColumnFields({ header, columns, onChange }: ColumnProps) {
  const { t } = useTranslation('contact-imports');
  const names = [...new Set(header)].filter(Boolean);
  return IMPORT_FIELDS.map((field) => (
    <Select
      key={field}
      label={t(`fields.${field}`)}
      description={t(`fieldHelp.${field}`)}
      placeholder={t('noColumn')}
      data={names}
      value={columns[field] || null}
      required={REQUIRED.includes(field)}
      clearable={!REQUIRED.includes(field)}
      onChange={(name) => onChange({ ...columns, [field]: name ?? '' })}
    />
  ));
}

interface ReadingProps {
  choices: ImportChoices;
  onChange: (more: Partial<ImportChoices>) => void;
}
function ReadingFields({ choices: { zone, channel, createQueues }, onChange }: ReadingProps) {
  const { t } = useTranslation(['contact-imports', 'app']);
  return (
    <>
      <ZoneField value={zone} onChange={(value) => value && onChange({ zone: value })} />
      <Select
        label={t('channelOf')}
        data={Channel.options.map((value) => ({ value, label: t(`app:channel.${value}`) }))}
        value={channel}
        allowDeselect={false}
        onChange={(value) => value && onChange({ channel: Channel.parse(value) })}
      />
      <Checkbox
        label={t('createQueues')}
        description={t('createQueuesHelp')}
        checked={createQueues}
        onChange={({ currentTarget }) => onChange({ createQueues: currentTarget.checked })}
      />
    </>
  );
}

function WordFields({ texts, onChange }: { texts: OutcomeTexts; onChange: (texts: OutcomeTexts) => void }) {
  const { t } = useTranslation('contact-imports');
  return IMPORT_OUTCOMES.map((outcome) => (
    <TextInput
      key={outcome}
      label={t(`outcomes.${outcome}`)}
      value={texts[outcome]}
      onChange={({ currentTarget }) => onChange({ ...texts, [outcome]: currentTarget.value })}
    />
  ));
}
