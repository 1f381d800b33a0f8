import {
  COUNTED_FIGURES,
  type CountedFigure,
  FORGOTTEN_KEY,
  type ReportGroup,
  type ReportRow,
  type ServiceLevelFormula,
} from '@guichet/contracts';
import { Table, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Behind } from './report-contacts.tsx';
import { useFigureWords } from './use-figure-words.ts';
import classes from './reports.module.css';

interface Props {
  group: ReportGroup;
  formula: ServiceLevelFormula;
  rows: readonly ReportRow[];
  onOpen: (behind: Behind) => void;
}

/** A row for each; a number of contacts opens into them. */
export function ReportTable({ group, formula, rows, onOpen }: Props) {
  const { t } = useTranslation('reports');
  const words = useFigureWords();
  const measured = [
    ['serviceLevel', words.share],
    ['answerRate', words.share],
    ['abandonment', words.share],
    ['averageAnswerSeconds', words.time],
    ['averageHandlingSeconds', words.time],
    ['averageSeatSeconds', words.time],
    ['averageResolutionSeconds', words.duration],
    ['satisfaction', words.share],
    ['occupancy', words.share],
    ['costPerContactCents', words.money],
    ['costRecovered', words.share],
  ] as const;
  return (
    <div className={classes.frame} tabIndex={0} role="region" aria-label={t('table')}>
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t(`groups.${group}`)}</Table.Th>
            {COUNTED_FIGURES.map((figure) => (
              <Table.Th key={figure} scope="col">
                {t(`figures.${figure}`)}
              </Table.Th>
            ))}
            {measured.map(([figure]) => (
              <Table.Th key={figure} scope="col">
                {t(`figures.${figure}`, { formula })}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.key ?? ''}>
              <Table.Th scope="row">{words.row(group, row)}</Table.Th>
              {COUNTED_FIGURES.map((figure) => (
                <Table.Td key={figure}>
                  <Count row={row} group={group} figure={figure} onOpen={onOpen} />
                </Table.Td>
              ))}
              {measured.map(([figure, write]) => (
                <Table.Td key={figure}>{write(row.figures[figure])}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface CountProps {
  row: ReportRow;
  group: ReportGroup;
  figure: CountedFigure;
  onOpen: (behind: Behind) => void;
}
function Count({ row, group, figure, onOpen }: CountProps) {
  const { t } = useTranslation('reports');
  const words = useFigureWords();
  const value = words.count(row.figures[figure]);
  // There is nobody to be shown.
  if (row.figures[figure] === 0 || row.key === FORGOTTEN_KEY) return value;
  const title = `${t(`figures.${figure}`)} · ${words.row(group, row)}`;
  return (
    <UnstyledButton
      className={classes.open}
      aria-label={t('openFigure', { value, title })}
      onClick={() => onOpen({ figure, key: row.key ?? '', title })}
    >
      {value}
    </UnstyledButton>
  );
}
