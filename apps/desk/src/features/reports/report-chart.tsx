import '@mantine/core/styles/ColorSwatch.layer.css';
import '@mantine/charts/styles.layer.css';
import { BarChart } from '@mantine/charts';
import type { ReportGroup, ReportRow } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useFigureWords } from './use-figure-words.ts';
import classes from './reports.module.css';

/** More bars than that cannot be told apart. */
const MOST = 40;

/** How many came, and what became of them. The table below says the same in figures. */
export function ReportChart({ group, rows }: { group: ReportGroup; rows: readonly ReportRow[] }) {
  const { t } = useTranslation('reports');
  const words = useFigureWords();
  const isTimely = group === 'day' || group === 'hour';
  const inOrder = isTimely
    ? [...rows].sort((a, b) => (group === 'hour' ? Number(a.key) - Number(b.key) : 0))
    : [...rows].sort((a, b) => b.figures.offered - a.figures.offered);
  const names = {
    answered: t('figures.answered'),
    abandoned: t('figures.abandoned'),
    overflowed: t('figures.overflowed'),
  };
  const data = inOrder.slice(0, group === 'hour' ? 168 : MOST).map((row) => ({
    row: words.row(group, row),
    [names.answered]: row.figures.answered,
    [names.abandoned]: row.figures.abandoned,
    [names.overflowed]: row.figures.overflowed,
  }));
  return (
    <div className={classes.chart} aria-hidden>
      <BarChart
        h={240}
        data={data}
        dataKey="row"
        type="stacked"
        withLegend
        series={[
          { name: names.answered, color: 'var(--acc)' },
          { name: names.abandoned, color: 'var(--bad)' },
          { name: names.overflowed, color: 'var(--warn)' },
        ]}
        maxBarWidth={72}
        barProps={{ isAnimationActive: false }}
        // In the order of the bars, not of the alphabet.
        legendProps={{ itemSorter: null }}
        // Hidden from whoever hears the page, so nothing in it takes the focus.
        barChartProps={{ accessibilityLayer: false }}
        yAxisProps={{ allowDecimals: false }}
      />
    </div>
  );
}
