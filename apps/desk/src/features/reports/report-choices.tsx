import {
  addressOf,
  Channel,
  downloadReport,
  listQueues,
  REPORT_GROUPS,
  type ReportRequest,
  SERVICE_LEVEL_FORMULAS,
} from '@guichet/contracts';
import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api.ts';
import { PERIODS } from './period.ts';
import { SendReport } from './send-report.tsx';
import type { Choice } from './use-choice.ts';
import classes from './reports.module.css';

interface Props {
  choice: Choice;
  request: ReportRequest;
  onChoose: (name: string, value: string | null) => void;
}

/** What the report is of; and the ways out: a mail that comes by itself, a table, paper. */
export function ReportChoices({ choice, request, onChoose }: Props) {
  const { t } = useTranslation('reports');
  return (
    <div className={classes.choices}>
      <div className={classes.fields}>
        <Fields choice={choice} onChoose={onChoose} />
      </div>
      <div className={classes.ways}>
        <SendReport choice={choice} />
        <Button
          component="a"
          variant="default"
          href={addressOf(downloadReport, request).url}
          download
          leftSection={<IconDownload size={16} stroke={1.75} aria-hidden />}
        >
          {t('csv')}
        </Button>
        <Button
          variant="default"
          onClick={() => window.print()}
          leftSection={<IconPrinter size={16} stroke={1.75} aria-hidden />}
        >
          {t('print')}
        </Button>
      </div>
    </div>
  );
}

/** Period, rows, formula with its target, and of what. */
function Fields({ choice, onChoose }: Omit<Props, 'request'>) {
  const { t } = useTranslation('reports');
  const queues = useAnswer(listQueues, {}).data?.queues ?? [];
  const field = (name: string, value: string, words: string, values: readonly string[]) => (
    <Select
      className={name === 'formula' ? (classes.wide ?? '') : ''}
      label={t(`${words}.label`)}
      data={values.map((one) => ({ value: one, label: t(`${words}.${one}`) }))}
      value={value}
      onChange={(next) => next && onChoose(name, next)}
      allowDeselect={false}
      title={t(`${words}.${value}`)}
      comboboxProps={{ withinPortal: true }}
    />
  );
  const day = (name: 'first' | 'last') => (
    <TextInput
      type="date"
      label={t(`periods.${name}`)}
      value={choice[name]}
      onChange={({ currentTarget: { value } }) => value && onChoose(name, value)}
    />
  );
  const part = (name: 'queue' | 'channel', value: string | null, data: { value: string; label: string }[]) => (
    <Select
      label={t(`groups.${name}`)}
      placeholder={t(`every.${name}`)}
      data={data}
      value={value}
      onChange={(next) => onChoose(name, next)}
      clearable
    />
  );
  return (
    <>
      {field('period', choice.period, 'periods', PERIODS)}
      {choice.period === 'days' && day('first')}
      {choice.period === 'days' && day('last')}
      {field('by', choice.groupBy, 'groups', REPORT_GROUPS)}
      {part(
        'queue',
        choice.queueId,
        queues.map(({ id, name }) => ({ value: id, label: name })),
      )}
      {part(
        'channel',
        choice.channel,
        Channel.options.map((value) => ({ value, label: t(`channels.${value}`) })),
      )}
      {field('formula', choice.formula, 'formulas', SERVICE_LEVEL_FORMULAS)}
      <NumberInput
        label={t('target.label')}
        placeholder={t('target.queue')}
        value={choice.targetSeconds ?? ''}
        onChange={(seconds) => onChoose('target', seconds === '' ? null : String(seconds))}
        min={1}
        max={86_400}
        allowDecimal={false}
        allowNegative={false}
        suffix={t('target.seconds')}
        hideControls
      />
    </>
  );
}
