import {
  addressOf,
  downloadReport,
  REPORT_GROUPS,
  type ReportRequest,
  SERVICE_LEVEL_FORMULAS,
} from '@guichet/contracts';
import { Button, NumberInput, Select } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CHANNELS } from '../agent-state/channel-icons.tsx';
import { useQueues } from '../routing/queue-mark.tsx';
import { periodInWords, PERIODS } from './period.ts';
import { SendReport } from './send-report.tsx';
import type { Choice } from './use-choice.ts';
import classes from './reports.module.css';

interface Props {
  choice: Choice;
  request: ReportRequest;
  onChoose: (name: string, value: string) => void;
}

/** What the report is of; and the ways out: a table, paper, a mail that comes by itself. */
export function ReportChoices({ choice, request, onChoose }: Props) {
  const { t } = useTranslation('reports');
  return (
    <div className={classes.choices}>
      <div className={classes.fields}>
        <Fields choice={choice} request={request} onChoose={onChoose} />
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

interface Option {
  value: string;
  label: string;
}

function Fields({ choice, request, onChoose }: Props) {
  const { t, i18n } = useTranslation('reports');
  const queues = (useQueues() ?? []).map(({ id, name }): Option => ({ value: id, label: name }));
  const { period, queueId, targetSeconds } = choice;
  const said = (words: string, values: readonly string[]): Option[] =>
    values.map((value) => ({ value, label: t(`${words}.${value}`) }));
  const periods = said('periods', PERIODS);
  // An address that names its days itself is one choice more, while it stands.
  if (period === 'fixed') periods.unshift({ value: period, label: periodInWords(request, i18n.language, new Date()) });
  if (queueId && !queues.some(({ value }) => value === queueId)) queues.push({ value: queueId, label: t('gone') });
  const field = (name: string, value: string, label: string, data: readonly Option[]) => (
    <Select
      className={name === 'formula' ? classes.wide : undefined}
      label={label}
      data={data}
      value={value}
      onChange={(next) => next !== null && next !== 'fixed' && onChoose(name, next)}
      allowDeselect={false}
      comboboxProps={{ withinPortal: true }}
    />
  );
  const channels = CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) }));
  const all = (label: string): Option => ({ value: '', label });
  return (
    <>
      {field('period', period, t('periods.label'), periods)}
      {field('by', choice.groupBy, t('groups.label'), said('groups', REPORT_GROUPS))}
      {field('queue', queueId, t('filters.queue'), [all(t('filters.allQueues')), ...queues])}
      {field('channel', choice.channel, t('filters.channel'), [all(t('filters.allChannels')), ...channels])}
      {field('formula', choice.formula, t('formulas.label'), said('formulas', SERVICE_LEVEL_FORMULAS))}
      <NumberInput
        label={t('filters.target')}
        placeholder={t('filters.queueTarget')}
        value={targetSeconds}
        onChange={(seconds) => onChoose('target', String(seconds))}
        min={1}
        max={86_400}
        allowDecimal={false}
        allowNegative={false}
        suffix={t('filters.seconds')}
        hideControls
      />
    </>
  );
}
