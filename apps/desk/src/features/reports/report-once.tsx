import type { OnceAndDone, OnceRow, ReportGroup } from '@guichet/contracts';
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFigureWords } from './use-figure-words.ts';
import classes from './reports.module.css';

interface Props {
  group: ReportGroup;
  all: OnceAndDone;
  rows: readonly OnceRow[];
}

/** Whether once was enough, in three measures side by side: of all, and of each row. */
export function ReportOnce({ group, all, rows }: Props) {
  const { t } = useTranslation('reports');
  const words = useFigureWords();
  const whole = { ...all, key: null, name: '', title: t('groups.all') };
  const said = rows.filter(({ byAgent, answers, judged }) => byAgent !== null || answers > 0 || judged > 0);
  const lines = [whole, ...said.map((row) => ({ ...row, title: words.row(group, row) }))];
  return (
    <section aria-label={t('once.title')}>
      <h2 className={classes.heading}>{t('once.title')}</h2>
      <p className={classes.intro}>{t('once.intro')}</p>
      <div className={classes.frame} tabIndex={0} role="region" aria-label={t('once.table')}>
        <Table className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t(`groups.${group}`)}</Table.Th>
              <Table.Th scope="col">{t('once.byAgent')}</Table.Th>
              <Table.Th scope="col">{t('once.byCustomer')}</Table.Th>
              <Table.Th scope="col">{t('once.answers')}</Table.Th>
              <Table.Th scope="col">{t('once.notBack')}</Table.Th>
              <Table.Th scope="col">{t('once.judged')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line, index) => (
              <Table.Tr key={index === 0 ? 'all' : `row ${line.key}`}>
                <Table.Th scope="row">{line.title}</Table.Th>
                <Table.Td>{words.share(line.byAgent)}</Table.Td>
                <Table.Td>{words.share(line.byCustomer)}</Table.Td>
                <Table.Td>{words.count(line.answers)}</Table.Td>
                <Table.Td>{words.share(line.notBack)}</Table.Td>
                <Table.Td>{words.count(line.judged)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}
