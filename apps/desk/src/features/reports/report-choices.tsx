import {
  addressOf,
  downloadReport,
  REPORT_GROUPS,
  type ReportRequest,
  SERVICE_LEVEL_FORMULAS,
} from '@guichet/contracts';
import { Button, Select } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PERIODS } from './period.ts';
import type { Choice } from './use-choice.ts';
import classes from './reports.module.css';

interface Props {
  choice: Choice;
  request: ReportRequest;
  onChoose: (name: string, value: string) => void;
}

/** Period, rows and formula; and the ways out: a table, paper. */
export function ReportChoices({ choice, request, onChoose }: Props) {
  const { t } = useTranslation('reports');
  const field = (name: string, value: string, words: string, values: readonly string[]) => (
    <Select
      label={t(`${words}.label`)}
      data={values.map((one) => ({ value: one, label: t(`${words}.${one}`) }))}
      value={value}
      onChange={(next) => next && onChoose(name, next)}
      allowDeselect={false}
      title={t(`${words}.${value}`)}
      className={name === 'formula' ? classes.formula : undefined}
      comboboxProps={{ withinPortal: true }}
    />
  );
  return (
    <div className={classes.choices}>
      {field('period', choice.period, 'periods', PERIODS)}
      {field('by', choice.groupBy, 'groups', REPORT_GROUPS)}
      {field('formula', choice.formula, 'formulas', SERVICE_LEVEL_FORMULAS)}
      <div className={classes.ways}>
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
